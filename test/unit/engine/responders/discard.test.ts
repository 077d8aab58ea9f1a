import assert from 'node:assert/strict';
import { responders } from '../../../../src/engine/responders/table.ts';

describe('discard', () => {
  it('answers to nothing', () => {
    assert.deepEqual(responders.discard({ style: 'stream', clock: { wallMs: () => 0 } }), {});
  });
});

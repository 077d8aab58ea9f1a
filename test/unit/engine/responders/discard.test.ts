import assert from 'node:assert/strict';
import { discard } from '../../../../src/engine/responders/discard.ts';

describe('discard', () => {
  it('answers to nothing', () => {
    assert.deepEqual(discard(), {});
  });
});

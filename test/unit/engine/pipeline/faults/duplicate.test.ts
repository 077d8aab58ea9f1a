import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('duplicate', () => {
  it('sends datagrams twice', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('duplicate').push('abc', 'd');
    assert.deepEqual(one.take(), ['0 pass abc', '0 pass abc', '0 pass d', '0 pass d']);
    assert.deepEqual(one.takeEffects()[0], 'duplicate duplicated 3→6 sent twice');
    assert.deepEqual(one.pipeline.counters, { in: 4, out: 8, dropped: 0, changed: 0, injected: 4 });
  });
});

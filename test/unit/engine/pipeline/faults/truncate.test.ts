import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('truncate', () => {
  it('cuts datagrams that are longer', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('truncate 3B').push('abcde', 'fgh', '');
    assert.deepEqual(one.take(), ['0 pass abc', '0 pass fgh', '0 pass ']);
    assert.deepEqual(one.takeEffects(), ['truncate cut 5→3 cut from 5 to 3 bytes']);
    one.checkCounters();
  });

  it('leaves nothing of them with no bytes', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('truncate 0B').push('ab');
    assert.deepEqual(one.take(), ['0 pass ']);
    one.checkCounters();
  });
});

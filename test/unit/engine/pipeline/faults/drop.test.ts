import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('drop', () => {
  it('loses datagrams, and says so', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('drop').push('abc', '');
    assert.deepEqual(one.take(), []);
    assert.deepEqual(one.takeEffects(), ['drop dropped 3→0 dropped', 'drop dropped 0→0 dropped']);
    one.checkCounters();
  });

  it('has no effect on a stream', () => {
    assert.deepEqual(new PipelineLab().set('drop').push('abc').take(), ['0 pass abc']);
  });
});

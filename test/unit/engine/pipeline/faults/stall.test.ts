import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('stall', () => {
  it('lets nothing through, not even the end, until it is removed', () => {
    const one = new PipelineLab().set('stall').push('a', 'b').end().wait(1_000_000);
    assert.deepEqual(one.take(), []);
    assert.deepEqual(one.takeEffects(), ['stall held 1 stalled', 'stall held 1 stalled']);
    assert.equal(one.pipeline.heldBytes, 2);
    assert.equal(one.clock.pending, 0);
    assert.deepEqual(one.set().push('c').take(), ['1000000 pass a', '1000000 pass b', '1000000 end']);
    one.checkCounters();
  });

  it('has the sender wait when it holds enough', () => {
    const one = new PipelineLab().set('stall');
    one.pipeline.chunk(Buffer.alloc(256 * 1024 - 1));
    assert.equal(one.isPaused, false);
    assert.equal(one.push('x').isPaused, true);
    assert.equal(one.set().isPaused, false);
  });

  it('closes after its time, and drops what it holds', () => {
    const one = new PipelineLab().set('stall for 5s then close').wait(1000).push('abc').wait(3999);
    assert.deepEqual(one.take(), []);
    assert.deepEqual(one.wait(1).take(), ['5000 close']);
    assert.deepEqual(one.takeEffects(), ['stall held 3 stalled', 'stall closed 3→0 closed after 5 s']);
    one.checkCounters();
  });

  it('loses datagrams', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('stall for 1s then close').push('abc').wait(1000);
    assert.deepEqual(one.take(), ['1000 close']);
    assert.deepEqual(one.takeEffects(), [
      'stall dropped 3→0 lost while stalled',
      'stall closed 0→0 closed after 1 s',
    ]);
    one.checkCounters();
  });
});

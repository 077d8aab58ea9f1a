import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('offline', () => {
  it('holds what comes until it is removed, as a pulled cable does', () => {
    const one = new PipelineLab().set('offline').push('a').end().wait(100_000);
    assert.deepEqual(one.take(), []);
    assert.deepEqual(one.takeEffects(), ['offline held 1 offline']);
    assert.equal(one.clock.pending, 0);
    assert.deepEqual(one.set().take(), ['100000 pass a', '100000 end']);
    one.checkCounters();
  });

  it('comes again and again, from when it was set', () => {
    const one = new PipelineLab().wait(1234).set('offline 5s every 30s').push('a');
    assert.deepEqual(one.wait(4999).take(), []);
    assert.deepEqual(one.wait(1).take(), ['6234 pass a']);
    assert.deepEqual(one.wait(24_999).push('b').take(), ['31233 pass b']);
    assert.deepEqual(one.wait(1).push('c').end().wait(4999).take(), []);
    assert.deepEqual(one.wait(1).take(), ['36234 pass c', '36234 end']);
    assert.deepEqual(one.takeEffects(), ['offline held 1 offline', 'offline held 1 offline']);
    one.checkCounters();
  });

  it('has the sender wait when it holds enough', () => {
    const one = new PipelineLab().set('offline 1s every 2s');
    one.pipeline.chunk(Buffer.alloc(256 * 1024));
    assert.equal(one.isPaused, true);
    assert.equal(one.wait(1000).isPaused, false);
  });

  it('loses datagrams', () => {
    const one = new PipelineLab({ style: 'datagram' })
      .set('offline 1s every 2s')
      .push('a')
      .wait(1000)
      .push('b');
    assert.deepEqual(one.take(), ['1000 pass b']);
    assert.deepEqual(one.takeEffects(), ['offline dropped 1→0 lost while offline']);
    one.checkCounters();
  });
});

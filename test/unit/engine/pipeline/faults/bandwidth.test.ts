import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('bandwidth', () => {
  it('lets exactly so many bytes through by any time, and never more', () => {
    const one = new PipelineLab().set('bandwidth 1000B/s');
    one.pipeline.chunk(Buffer.alloc(700));
    one.wait(73);
    one.pipeline.chunk(Buffer.alloc(1300));
    let out = 0;
    for (let ms = 73; ms <= 2000; ms++) {
      out = one.pipeline.counters.out;
      assert.ok(out <= ms, `${out} bytes after ${ms} ms`);
      assert.ok(out >= ms - 50, `${out} bytes after ${ms} ms`);
      one.wait(1);
    }
    assert.equal(one.pipeline.counters.out, 2000);
    assert.equal(one.clock.pending, 0);
    one.checkCounters();
  });

  it('passes a stream in pieces of 50 ms, keeping the borders of chunks, and the end last', () => {
    const one = new PipelineLab().set('bandwidth 100B/s').push('abcdefgh', 'ij').end();
    assert.deepEqual(one.wait(1000).take(), ['50 pass abcde', '80 pass fgh', '100 pass ij', '100 end']);
    assert.deepEqual(one.takeEffects(), [
      'bandwidth delayed 8 held for 80 ms',
      'bandwidth delayed 2 held for 100 ms',
    ]);
  });

  it('does not save up what it did not carry', () => {
    const one = new PipelineLab().set('bandwidth 100B/s').push('a').wait(10_000).push('bc');
    assert.deepEqual(one.wait(1000).take(), ['10 pass a', '10020 pass bc']);
  });

  it('catches up when it is woken late, and loses no time', () => {
    const one = new PipelineLab().set('bandwidth 333333B/s');
    for (let number = 0; number < 100; number++) one.pipeline.chunk(Buffer.alloc(1000));
    one.wait(300);
    assert.ok(one.pipeline.counters.out > 99_999 - 16_700 && one.pipeline.counters.out <= 100_000);
    assert.equal(one.wait(1).pipeline.counters.out, 100_000);
  });

  it('does not lose a millisecond to rounding', () => {
    // 0.29 bytes a millisecond: 100 times that is less than 29.
    const one = new PipelineLab({ style: 'datagram' }).set('bandwidth 290B/s').push('x'.repeat(29)).wait(100);
    assert.equal(one.pipeline.counters.out, 29);
  });

  it('passes datagrams whole, when all of one has gone through', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('bandwidth 100B/s').push('abcdefgh', 'ij', '');
    assert.deepEqual(one.wait(1000).take(), ['80 pass abcdefgh', '100 pass ij', '100 pass ']);
  });

  it('has the sender wait for what goes beyond its buffer, and resumes', () => {
    const one = new PipelineLab().set('bandwidth 1MiB/s');
    const chunk = Buffer.alloc(64 * 1024);
    for (let number = 0; number < 4; number++) one.pipeline.chunk(chunk);
    assert.equal(one.isPaused, true);
    assert.equal(one.wait(60).isPaused, false);
    const fast = new PipelineLab().set('bandwidth 10MB/s');
    for (let number = 0; number < 30; number++) fast.pipeline.chunk(chunk);
    assert.equal(fast.isPaused, false);
    fast.pipeline.chunk(chunk);
    assert.equal(fast.isPaused, true);
  });

  it('loses datagrams beyond its buffer, as a router does', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('bandwidth 1kB/s');
    for (let number = 0; number < 300; number++) one.pipeline.chunk(Buffer.alloc(1024));
    assert.equal(one.pipeline.counters.dropped, 44 * 1024);
    one.checkCounters();
  });

  it('releases what it holds, in order', () => {
    const one = new PipelineLab().set('bandwidth 100B/s').push('abcdefgh', 'ij').end().wait(50).set();
    assert.deepEqual(one.take(), ['50 pass abcde', '50 pass fgh', '50 pass ij', '50 end']);
    assert.equal(one.clock.pending, 0);
    one.checkCounters();
  });
});

import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

/** How late each of many chunks came, in milliseconds. */
function delays(line: string, chunks: number, gapMs: number, style: 'stream' | 'datagram'): number[] {
  const one = new PipelineLab({ style }).set(line);
  const late: number[] = [];
  for (let number = 0; number < chunks; number++) {
    one.push(String(number)).wait(gapMs);
    for (const passed of one.take()) {
      const [at, , text] = passed.split(' ');
      late[Number(text)] = Number(at) - Number(text) * gapMs;
    }
  }
  one.wait(10_000);
  for (const passed of one.take()) {
    const [at, , text] = passed.split(' ');
    late[Number(text)] = Number(at) - Number(text) * gapMs;
  }
  return late;
}

describe('latency', () => {
  it('holds chunks and the end for its time, each on its own', () => {
    const one = new PipelineLab().set('latency 100ms').push('a').wait(30).push('b').wait(30).end();
    assert.equal(one.pipeline.heldBytes, 2);
    assert.deepEqual(one.wait(39).take(), []);
    assert.deepEqual(one.wait(1).take(), ['100 pass a']);
    assert.deepEqual(one.wait(1000).take(), ['130 pass b', '160 end']);
    assert.deepEqual(one.takeEffects(), [
      'latency delayed 1 held for 100 ms',
      'latency delayed 1 held for 100 ms',
    ]);
    assert.equal(one.clock.pending, 0);
    one.checkCounters();
  });

  it('has one timer, however much is on its way', () => {
    const one = new PipelineLab().set('latency 100ms');
    for (let number = 0; number < 50; number++) one.push('x').wait(1);
    assert.equal(one.clock.pending, 1);
  });

  it('passes on at once without a time, and keeps the end behind the bytes', () => {
    assert.deepEqual(new PipelineLab().set('latency 0ms').push('a').end().take(), ['0 pass a', '0 end']);
  });

  it('releases what it holds, in order', () => {
    const one = new PipelineLab().set('latency 1s').push('a', 'b').end().wait(10).set();
    assert.deepEqual(one.take(), ['10 pass a', '10 pass b', '10 end']);
    assert.equal(one.clock.pending, 0);
  });

  it('goes on with its new time when it is changed, with nothing overtaken', () => {
    const one = new PipelineLab().set('latency 1s').push('a').set('latency 10ms').push('b');
    assert.deepEqual(one.wait(100).take(), ['0 pass a', '10 pass b']);
  });

  for (const style of ['stream', 'datagram'] as const)
    it(`spreads jitter evenly around it (${style}s)`, () => {
      const [count, jitter] = [100_000, 20];
      const late = delays('latency 100ms jitter 20ms', count, 50, style);
      assert.equal(late.length, count);
      // Timers have whole milliseconds, rounded up: half a millisecond on average.
      const mean = late.reduce((sum, ms) => sum + ms, 0) / count;
      const deviation = Math.sqrt(late.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / count);
      assert.ok(Math.abs(mean - 100.5) < 0.15, `mean ${mean}`);
      assert.ok(Math.abs(deviation - jitter / Math.sqrt(3)) < 0.1, `deviation ${deviation}`);
      assert.ok(late.every((ms) => ms >= 80 && ms <= 120));
      // Each millisecond is as likely as any other.
      const counts = Array.from({ length: 2 * jitter }, () => 0);
      for (const ms of late) {
        const index = Math.max(0, Math.floor(ms - 81));
        counts[index] = (counts[index] ?? 0) + 1;
      }
      for (const [index, found] of counts.entries())
        assert.ok(Math.abs(found - count / counts.length) < 250, `${81 + index} ms: ${found}`);
    }).timeout(60_000);

  it('never reorders a stream by jitter, and lets datagrams overtake', () => {
    const order = (style: 'stream' | 'datagram'): number[] => {
      const one = new PipelineLab({ style }).set('latency 50ms jitter 50ms');
      for (let number = 0; number < 1000; number++) one.push(String(number)).wait(1);
      return one
        .wait(1000)
        .take()
        .map((line) => Number(line.split(' ')[2]));
    };
    const inOrder = Array.from({ length: 1000 }, (_, number) => number);
    assert.deepEqual(order('stream'), inOrder);
    const datagrams = order('datagram');
    assert.notDeepEqual(datagrams, inOrder);
    assert.deepEqual(
      datagrams.toSorted((a, b) => a - b),
      inOrder,
    );
  });

  it('keeps datagrams in order that are due at the same time', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('latency 10ms').push('a', 'b', 'c').wait(10);
    assert.deepEqual(one.take(), ['10 pass a', '10 pass b', '10 pass c']);
  });

  it('holds what is on its way at 100 MB/s, within bounds', () => {
    const fills = (line: string): number => {
      const one = new PipelineLab().set(line);
      const chunk = Buffer.alloc(16 * 1024);
      while (!one.isPaused) one.pipeline.chunk(chunk);
      return one.pipeline.heldBytes;
    };
    assert.equal(fills('latency 1ms'), 256 * 1024);
    assert.equal(fills('latency 50ms jitter 50ms'), Math.ceil(10_000_000 / 16_384) * 16_384);
    assert.equal(fills('latency 1h'), 16 * 1024 * 1024);
  });

  it('holds a limited number of chunks, however small they are', () => {
    const one = new PipelineLab().set('latency 1m');
    let chunks = 0;
    for (; !one.isPaused; chunks++) one.push('x');
    assert.equal(chunks, 16_384);
  });
});

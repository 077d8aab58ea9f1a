import assert from 'node:assert/strict';
import { systemClock } from '../../../src/node/clock.ts';

describe('systemClock', () => {
  it('begins at 0, in whole microseconds, and never goes back, whatever the wall clock does', () => {
    const { now } = Date;
    const clock = systemClock();
    try {
      let back = 0;
      Date.now = () => now() - 1000 * ++back;
      let last = clock.nowUs();
      assert.ok(last >= 0 && last < 1_000_000);
      for (let index = 0; index < 1000; index++) {
        const next = clock.nowUs();
        assert.ok(Number.isInteger(next) && next >= last);
        last = next;
      }
      assert.ok(clock.wallMs() < now());
    } finally {
      Date.now = now;
    }
  });

  it('calls back once, not before its time, and not at all when cancelled', async () => {
    const clock = systemClock();
    let cancelled = 0;
    const cancel = clock.timer(1, () => cancelled++);
    cancel();
    cancel();
    const before = clock.nowUs();
    await new Promise<void>((resolve) => clock.timer(10, resolve));
    // Node's timers count whole milliseconds.
    assert.ok(clock.nowUs() - before >= 9_000);
    assert.equal(cancelled, 0);
  });

  it('lets others have their turn before what is to come soon', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      systemClock().soon(() => {
        order.push('soon');
        resolve();
      });
      process.nextTick(() => order.push('tick'));
      void Promise.resolve().then(() => order.push('promise'));
    });
    assert.deepEqual(order, ['tick', 'promise', 'soon']);
  });
});

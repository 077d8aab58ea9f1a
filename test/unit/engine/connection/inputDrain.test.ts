import assert from 'node:assert/strict';
import { InputDrain, drainIdleMs, drainLimitMs } from '../../../../src/engine/connection/inputDrain.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function start() {
  const clock = new FakeClock();
  const done: number[] = [];
  const drain = new InputDrain(clock, () => done.push(clock.nowUs() / 1000));
  return { clock, done, drain };
}

describe('InputDrain', () => {
  it('is done when the peer is silent, and leaves no timer', () => {
    const { clock, done } = start();
    clock.advance(drainIdleMs - 1);
    assert.deepEqual(done, []);
    clock.advance(1);
    assert.deepEqual([done, clock.pending], [[drainIdleMs], 0]);
  });

  it('waits while the peer is sending, and no longer than its limit', () => {
    const { clock, done, drain } = start();
    for (let ms = 0; ms < 2 * drainLimitMs; ms += 500) {
      drain.received();
      clock.advance(500);
    }
    assert.deepEqual([done, clock.pending], [[drainLimitMs], 0]);
  });

  it('notices a silence within twice its time', () => {
    const { clock, done, drain } = start();
    clock.advance(100);
    drain.received();
    clock.advance(100 + 2 * drainIdleMs);
    assert.deepEqual(done, [2 * drainIdleMs]);
  });

  it('is not done once it is disposed of', () => {
    const { clock, done, drain } = start();
    drain.dispose();
    clock.advance(2 * drainLimitMs);
    assert.deepEqual([done, clock.pending], [[], 0]);
  });
});

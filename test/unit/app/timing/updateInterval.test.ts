import assert from 'node:assert/strict';
import {
  calmIntervalMs,
  firstSecondsMs,
  floodIntervalMs,
  UpdateInterval,
} from '../../../../src/app/timing/updateInterval.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('UpdateInterval', () => {
  it('tells a page less in a window’s first seconds, and while the user is in another window', () => {
    const clock = new FakeClock();
    clock.advance(1234);
    let isFocused = true;
    const pace = new UpdateInterval(clock, () => isFocused);
    assert.equal(pace.intervalMs(33), calmIntervalMs);
    clock.advance(firstSecondsMs - 1);
    assert.equal(pace.intervalMs(33), calmIntervalMs);
    clock.advance(1);
    assert.equal(pace.intervalMs(33), 33);
    isFocused = false;
    assert.equal(pace.intervalMs(33), calmIntervalMs);
  });

  it('tells a page once a second in a flood, and as before when it is over', () => {
    const clock = new FakeClock();
    let rows = 0;
    const pace = new UpdateInterval(
      clock,
      () => true,
      () => rows,
    );
    clock.advance(firstSecondsMs);
    assert.equal(pace.intervalMs(33), 33);
    for (let step = 0; step < 10; step += 1) {
      clock.advance(33);
      rows += 300;
      pace.intervalMs(33);
    }
    assert.equal(pace.intervalMs(33), floodIntervalMs);
    clock.advance(floodIntervalMs);
    rows += 100;
    assert.equal(pace.intervalMs(33), 33);
  });

  it('never tells more than was asked for', () => {
    assert.equal(new UpdateInterval(new FakeClock(), () => false).intervalMs(1000), 1000);
  });
});

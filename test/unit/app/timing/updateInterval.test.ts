import assert from 'node:assert/strict';
import { calmIntervalMs, firstSecondsMs, UpdateInterval } from '../../../../src/app/timing/updateInterval.ts';
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

  it('never tells more than was asked for', () => {
    assert.equal(new UpdateInterval(new FakeClock(), () => false).intervalMs(1000), 1000);
  });
});

import assert from 'node:assert/strict';
import { IdleEnd } from '../../../../src/engine/connection/idleEnd.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function start(afterMs: number) {
  const clock = new FakeClock();
  const ends: number[] = [];
  const idle = new IdleEnd(clock, afterMs, () => ends.push(clock.nowUs() / 1000));
  return { clock, ends, idle };
}

describe('IdleEnd', () => {
  it("ends our side its time after the peer's end, once", () => {
    const { clock, ends, idle } = start(60_000);
    idle.start();
    clock.advance(59_999);
    assert.deepEqual([ends, idle.endedAfterMs], [[], undefined]);
    clock.advance(1);
    clock.advance(600_000);
    assert.deepEqual([ends, idle.endedAfterMs, clock.pending], [[60_000], 60_000, 0]);
  });

  it('begins again with what is sent', () => {
    const { clock, ends, idle } = start(1000);
    idle.sent();
    assert.equal(clock.pending, 0);
    idle.start();
    clock.advance(900);
    idle.sent();
    clock.advance(999);
    assert.deepEqual(ends, []);
    clock.advance(1);
    assert.deepEqual(ends, [1900]);
  });

  it('never does with 0, nor when somebody else has ended it', () => {
    const never = start(0);
    never.idle.start();
    never.idle.sent();
    assert.equal(never.clock.pending, 0);
    const { clock, ends, idle } = start(1000);
    idle.start();
    idle.dispose();
    idle.sent();
    clock.advance(10_000);
    assert.deepEqual([ends, idle.endedAfterMs], [[], undefined]);
  });
});

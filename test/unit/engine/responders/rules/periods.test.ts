import assert from 'node:assert/strict';
import { everyPeriod, SharedPeriod } from '../../../../../src/engine/responders/rules/periods.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

describe('everyPeriod', () => {
  it('does not drift, and does not make up for what was missed', () => {
    const clock = new FakeClock();
    const times: number[] = [];
    const stop = everyPeriod(clock, 100, () => {
      times.push(clock.nowUs() / 1000);
      // Something else takes long, once.
      if (times.length === 2) clock.advance(250);
    });
    clock.advance(1000);
    assert.deepEqual(times.slice(0, 2), [100, 200]);
    assert.ok(
      times.every((time) => time % 100 === 0 || time === 450),
      String(times),
    );
    const count = times.length;
    stop();
    clock.advance(1000);
    assert.equal(times.length, count);
    assert.equal(clock.pending, 0);
  });
});

describe('SharedPeriod', () => {
  it('runs while there is a member, for one of them', () => {
    const clock = new FakeClock();
    const heard: string[] = [];
    const period = new SharedPeriod<string>(clock, 10, (member) => heard.push(member));
    assert.equal(clock.pending, 0);
    period.join('ann');
    period.join('bob');
    clock.advance(10);
    period.leave('ann');
    clock.advance(10);
    period.leave('bob');
    assert.equal(clock.pending, 0);
    assert.deepEqual(heard, ['ann', 'bob']);
    period.join('cy');
    clock.advance(10);
    assert.deepEqual(heard, ['ann', 'bob', 'cy']);
  });
});

import assert from 'node:assert/strict';
import { LookPace } from '../../../src/capture/lookPace.ts';

/** Steps that take so long each, for 10 ms: how many looks at the clock, and how late the end is. */
function slice(pace: LookPace, stepMs: number) {
  let nowUs = 0;
  let looks = 0;
  const nowMs = (): number => {
    looks++;
    return nowUs / 1000;
  };
  pace.begin(0);
  do nowUs += stepMs * 1000;
  while (!pace.isOver(1, 10, nowMs));
  return { looks, lateMs: nowUs / 1000 - 10 };
}

describe('LookPace', () => {
  it('looks seldom while steps are short', () => {
    const pace = new LookPace();
    slice(pace, 0.0001);
    assert.ok(slice(pace, 0.0001).looks < 500);
  });

  it('ends in time whatever a step takes, from the first slice on', () => {
    for (const stepMs of [0.0001, 0.001, 0.01, 0.1]) {
      const pace = new LookPace();
      for (let times = 0; times < 3; times++) {
        const { lateMs } = slice(pace, stepMs);
        assert.ok(lateMs < 1.7, `${lateMs} ms late in steps of ${stepMs} ms`);
      }
    }
  });

  it('takes one large step for many', () => {
    const pace = new LookPace();
    pace.begin(0);
    assert.equal(
      pace.isOver(15, 1, () => 2),
      false,
    );
    assert.equal(
      pace.isOver(1, 1, () => 2),
      true,
    );
    assert.equal(
      pace.isOver(1000, 1, () => 2),
      true,
    );
  });
});

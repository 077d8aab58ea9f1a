import assert from 'node:assert/strict';
import { hasTimes, withTimes, withoutTimes } from '../../../../../media/inspector/chart/timeFilter.ts';

const range = { fromUs: 12_500_000, toUs: 13_000_001 };
const times = 'time>=12.5 time<13.000001';

describe('The times that the chart filters by', () => {
  it('stand after the filter, in place of earlier ones, and leave it as it was', () => {
    for (const [filter, filtered] of [
      ['', times],
      ['dir:in', `dir:in ${times}`],
      ['dir:in or error', `(dir:in or error) ${times}`],
      ['a || b', `(a || b) ${times}`],
      ['order', `order ${times}`],
      ['(a or b) dir:in', `((a or b) dir:in) ${times}`],
    ] as const) {
      assert.equal(withTimes(filter, range), filtered);
      assert.equal(withTimes(withTimes(filter, { fromUs: 1, toUs: 2 }), range), filtered);
      assert.equal(hasTimes(filtered), true);
    }
    assert.equal(withoutTimes(`dir:in ${times}`), 'dir:in');
    assert.equal(withoutTimes(`(dir:in or error) ${times}`), 'dir:in or error');
    assert.equal(withoutTimes(times), '');
  });

  it('are not those that the user has written otherwise', () => {
    assert.equal(hasTimes('time>=12.5'), false);
    assert.equal(withoutTimes('time>=12.5 time<13 dir:in'), 'time>=12.5 time<13 dir:in');
  });
});

import assert from 'node:assert/strict';
import { textFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { countLimit, HitCount } from '../../../../src/capture/find/hitCount.ts';
import { captureOf, rowsOf } from '../../../support/captureOf.ts';
import { scanAll } from '../../../support/scans.ts';

describe('HitCount', () => {
  it('counts up to a limit, and tells which one it is', () => {
    const store = captureOf(['a.a', 'b', 'a']);
    const count = new HitCount({ store, rows: rowsOf(store), finder: textFinder('a') });
    scanAll(count);
    assert.deepEqual(count.count({ row: 0, start: 2 }), { total: 3, isMore: false, number: 2 });
    assert.deepEqual(count.count({ row: 2, start: 0 }), { total: 3, isMore: false, number: 3 });
    const many = captureOf(['a'.repeat(countLimit + 5)], 100_000);
    const long = new HitCount({ store: many, rows: rowsOf(many), finder: textFinder('a') });
    scanAll(long);
    assert.deepEqual(long.count({ row: 0, start: 7 }), { total: countLimit, isMore: true, number: 8 });
    assert.deepEqual(long.count({ row: 0, start: countLimit + 2 }), { total: countLimit, isMore: true });
  });

  it('gives others a turn after each hit, and counts on', () => {
    const store = captureOf(['a', 'a', 'a']);
    const count = new HitCount({ store, rows: rowsOf(store), finder: textFinder('a') });
    let nowMs = 0;
    const slices: boolean[] = [];
    while (slices.at(-1) !== true && slices.length < 20)
      slices.push(count.step({ endMs: nowMs, nowMs: () => (nowMs += 1) }));
    assert.ok(slices.length > 3, `${slices.length} slices`);
    assert.equal(count.count({ row: 2, start: 0 }).total, 3);
  });
});

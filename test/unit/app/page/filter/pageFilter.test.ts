import assert from 'node:assert/strict';
import { PageFilter } from '../../../../../src/app/page/filter/pageFilter.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import { ScanTurns } from '../../../../../src/capture/scan.ts';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../../../src/capture/store/markedRows.ts';
import { CaptureView } from '../../../../../src/capture/views/captureView.ts';
import { FakeClock, SlowClock } from '../../../../support/fakeClock.ts';

const hello = new TextEncoder().encode('hello');

function pageFilter(clock: FakeClock): PageFilter {
  const store = new CaptureStore({ limitRows: 10 });
  const marks = new MarkedRows(store);
  const dependencies = { turns: new ScanTurns(clock), store, ledger: new Ledger(), marks, clock };
  const filter = new PageFilter(dependencies, new CaptureView(store), () => undefined);
  assert.deepEqual(filter.set('hello'), { problems: [], hints: [] });
  return filter;
}

describe('PageFilter', () => {
  it('marks what it has found in every row, however long the rows themselves take', () => {
    const clock = new FakeClock();
    const hitsIn = pageFilter(clock).hitsIn();
    for (let row = 0; row < 50; row += 1) {
      clock.advance(20);
      assert.deepEqual(hitsIn(hello, true), [0, 5], `row ${row}`);
    }
  });

  it('leaves out marks when finding them takes too long', () => {
    const hitsIn = pageFilter(new SlowClock()).hitsIn();
    const rows = Array.from({ length: 50 }, () => hitsIn(hello, true).length);
    assert.equal(rows[0], 2);
    assert.equal(rows.at(-1), 0);
  });
});

import assert from 'node:assert/strict';
import { CaptureView } from '../../../../../src/capture/views/captureView.ts';
import { ViewSearch } from '../../../../../src/app/page/updates/viewSearch.ts';
import { captureOf } from '../../../../support/captureOf.ts';
import { compiledFilter } from '../../../../support/filters/compiledFilter.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

/** A view on 10,000 rows, each look at the clock taking 5 ms. */
function lab() {
  const store = captureOf(Array.from({ length: 10_000 }, () => 'ping'));
  const clock = new FakeClock();
  let nowMs = 0;
  const view = new CaptureView(store, {}, () => (nowMs += 5));
  view.setFilter(compiledFilter(store, 'ping'));
  const found: number[] = [];
  const search = new ViewSearch(view, clock, () => void found.push(view.summary().viewNext));
  return { clock, view, search, found };
}

describe('ViewSearch', () => {
  it('looks at once, then slice by slice with a turn for others between two, until it has all', () => {
    const { clock, view, search, found } = lab();
    search.start();
    assert.ok(view.summary().viewNext > 0, 'the first rows are there');
    assert.equal(view.complete, false);
    search.start();
    assert.equal(clock.pending, 1, 'it goes on once only');
    clock.advance(1);
    assert.equal(found.at(-1), 10_000);
    assert.ok(found.length > 5, `${found.length} slices`);
    assert.equal(clock.pending, 0);
    search.start();
    assert.equal(clock.pending, 0, 'there is nothing more to look for');
  });

  it('stops when nobody looks any more, and goes on when somebody does', () => {
    const { clock, view, search } = lab();
    search.start();
    search.stop();
    const { viewNext } = view.summary();
    clock.advance(10);
    assert.equal(view.summary().viewNext, viewNext);
    search.start();
    clock.advance(1);
    assert.equal(view.complete, true);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  atTail,
  grownTo,
  maxTop,
  movedTo,
  openGap,
  pageRows,
  revealed,
  rowTop,
  scrolled,
  scrollTopOf,
  spacerHeight,
  spacerLimitPx,
  topRow,
  totalHeight,
  visibleRows,
  wholeRows,
  withGap,
  withRows,
  withTopRow,
  withViewport,
  type RowWindow,
} from '../../../../../media/inspector/parts/rowWindow.ts';

const rowHeight = 22;
const million: RowWindow = { first: 0, next: 1_000_000, rowHeight, viewport: 440, top: 0 };
const anyWindow = fc
  .record({
    first: fc.nat(2_000_000),
    count: fc.nat(1_100_000),
    viewport: fc.integer({ min: 1, max: 3000 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ first, count, viewport, at }) => {
    const window = { first, next: first + count, rowHeight, viewport, top: 0 };
    return movedTo(window, at * totalHeight(window));
  });

describe('rowWindow', () => {
  it('grows at its end by the rows that are there', () => {
    const shown = { ...million, first: 0, next: 100 };
    assert.equal(grownTo(shown, 0, 500, 299), 300);
    assert.equal(grownTo(shown, 0, 500, 50), 100);
    assert.equal(grownTo(shown, 0, 200, 299), 200);
    assert.equal(grownTo({ ...shown, next: 0 }, 0, 500, -1), 500);
    assert.equal(grownTo(shown, 200, 500, 99), 500);
  });

  it('draws the rows that are in view, and no others', () => {
    assert.deepEqual(visibleRows(million), { from: 0, to: 20 });
    assert.deepEqual(visibleRows(movedTo(million, 11)), { from: 0, to: 21 });
    assert.deepEqual(visibleRows(movedTo(million, 2200), 2), { from: 98, to: 122 });
    assert.deepEqual(visibleRows(movedTo(million, Infinity)), { from: 999_980, to: 1_000_000 });
  });

  it('never asks for an element that is too high', () => {
    assert.equal(spacerHeight(million), spacerLimitPx);
    assert.equal(spacerHeight({ ...million, next: 1000 }), 22_000);
  });

  it('moves by exact pixels for small scrolls, at both ends of the range of sizes', () => {
    const middle = movedTo(million, 11_000_000);
    const at = scrollTopOf(middle);
    assert.equal(scrolled(middle, at, at + 100).top, 11_000_100);
    assert.equal(scrolled({ ...million, next: 1000 }, 0, 100).top, 100);
  });

  it('maps a thumb drag by ratio: the ends of the bar are the ends of the list', () => {
    const end = spacerLimitPx - million.viewport;
    assert.equal(scrolled(million, 0, end).top, maxTop(million));
    assert.equal(scrolled(movedTo(million, Infinity), end, 0).top, 0);
    const half = scrolled(million, 0, end / 2).top;
    assert.ok(Math.abs(half - maxTop(million) / 2) < 1);
  });

  it('lets the wheel run to the very ends: there the bar and the rows agree pixel for pixel', () => {
    for (const top of [0, 1100, 300_000]) {
      assert.equal(scrollTopOf(movedTo(million, top)), top);
      const fromEnd = movedTo(million, maxTop(million) - top);
      assert.equal(scrollTopOf(fromEnd), spacerLimitPx - million.viewport - top);
    }
  });

  it('goes there and back: a jump to where the bar stands changes nothing', () => {
    fc.assert(
      fc.property(anyWindow, (window) => {
        const far = window.top > maxTop(window) / 2 ? -1e9 : 1e9;
        const back = scrolled(window, far, scrollTopOf(window));
        assert.ok(Math.abs(back.top - window.top) < 1e-3);
      }),
    );
  });

  it('stays inside the list whatever is scrolled', () => {
    fc.assert(
      fc.property(anyWindow, fc.double({ min: -1e7, max: 1e7, noNaN: true }), (window, delta) => {
        const before = scrollTopOf(window);
        const { top } = scrolled(window, before, before + delta);
        assert.ok(top >= 0 && top <= maxTop(window));
        assert.ok(before >= 0 && before <= Math.max(0, spacerHeight(window) - window.viewport));
      }),
    );
  });

  it('keeps the rows in view where they are while others come and go', () => {
    fc.assert(
      fc.property(anyWindow, fc.nat(1000), fc.nat(1000), (window, gone, came) => {
        const row = visibleRows(window).from;
        const next = withRows(window, Math.min(window.first + gone, window.next), window.next + came, false);
        if (row >= next.first && next.top > 0 && next.top < maxTop(next)) {
          assert.ok(Math.abs(rowTop(next, row) - rowTop(window, row)) < 1e-6);
        }
      }),
    );
  });

  it('follows the tail when told to, also when the view changes its height', () => {
    const tail = withRows(million, 5000, 1_005_000, true);
    assert.ok(atTail(tail));
    assert.equal(visibleRows(tail).to, 1_005_000);
    assert.ok(atTail(withViewport(tail, 200, true)));
    assert.ok(!atTail(withViewport(tail, 200, false)));
  });

  it('knows the tail before new rows arrive', () => {
    const tail = movedTo(million, Infinity);
    assert.ok(atTail(tail));
    assert.ok(!atTail(withRows(tail, 0, 1_000_010, false)));
    assert.ok(!atTail(movedTo(tail, tail.top - 12)));
  });

  it('shows a row by the smallest move', () => {
    fc.assert(
      fc.property(anyWindow, fc.double({ min: 0, max: 1, noNaN: true }), (window, where) => {
        if (window.next === window.first || window.viewport < rowHeight) return;
        const row = Math.min(
          window.next - 1,
          window.first + Math.floor(where * (window.next - window.first)),
        );
        const shown = revealed(window, row);
        const top = rowTop(shown, row);
        assert.ok(top > -1e-6 && top + rowHeight <= window.viewport + 1e-6);
        const already = rowTop(window, row);
        if (already >= 0 && already + rowHeight <= window.viewport) assert.equal(shown.top, window.top);
      }),
    );
  });

  it('pages by one row less than fits, so that the eye keeps its place', () => {
    assert.equal(pageRows(million), 19);
    assert.deepEqual(wholeRows(million), { firstInView: 0, lastInView: 19 });
    assert.deepEqual(wholeRows(movedTo(million, 11)), { firstInView: 1, lastInView: 19 });
    assert.deepEqual(wholeRows({ ...million, next: 3 }), { firstInView: 0, lastInView: 2 });
    assert.equal(pageRows({ ...million, viewport: 10 }), 1);
  });

  describe('with a gap below a row', () => {
    const height = 150;
    const anyOpen = fc
      .tuple(anyWindow, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 300 }))
      .filter(([window]) => window.next > window.first)
      .map(([window, where, height]) => {
        const after = Math.min(
          window.next - 1,
          window.first + Math.floor(where * (window.next - window.first)),
        );
        return { window, open: withGap(window, { after, height }), after, height };
      });

    it('is higher by it, and rows below it are lower', () => {
      const open = withGap({ ...million, next: 1000 }, { after: 3, height });
      assert.equal(totalHeight(open), 22_000 + height);
      assert.deepEqual(
        [3, 4, 5].map((row) => rowTop(open, row)),
        [66, 88 + height, 110 + height],
      );
      // 13 whole rows and 4 px fit beside it.
      assert.deepEqual(visibleRows(open), { from: 0, to: 14 });
      assert.deepEqual(wholeRows(open), { firstInView: 0, lastInView: 12 });
      assert.deepEqual(visibleRows(movedTo(open, 90)), { from: 4, to: 18 });
      assert.equal(wholeRows({ ...open, viewport: 100 }).lastInView, 3);
    });

    it('shows exactly the rows that reach into the viewport', () => {
      fc.assert(
        fc.property(anyOpen, ({ open, after }) => {
          const { from, to } = visibleRows(open);
          for (const row of new Set([from - 1, from, to - 1, to, after])) {
            if (row < open.first || row >= open.next) continue;
            const top = rowTop(open, row);
            const reaches = top < open.viewport - 1e-6 && top + rowHeight > 1e-6;
            if (Math.abs(top - open.viewport) > 1e-6 && Math.abs(top + rowHeight) > 1e-6)
              assert.equal(row >= from && row < to, reaches, `row ${row}`);
          }
        }),
      );
    });

    it('leaves the row that it is for in place, if that is in view, and whatever was in view if not', () => {
      fc.assert(
        fc.property(anyOpen, ({ window, open, after }) => {
          const { from, to } = visibleRows(window);
          const row = after >= from && after < to ? after : from;
          if (open.top > 0 && open.top < maxTop(open))
            assert.ok(Math.abs(rowTop(open, row) - rowTop(window, row)) < 1e-6);
          const closed = withGap(open, undefined);
          assert.equal(totalHeight(closed), totalHeight(window));
          assert.equal(closed.gap, undefined);
        }),
      );
    });

    it('is revealed with its row where both fit, else the row', () => {
      fc.assert(
        fc.property(anyOpen, ({ open, after, height }) => {
          if (open.viewport < rowHeight) return;
          const top = rowTop(revealed(open, after), after);
          const bottom = top + rowHeight + height;
          assert.ok(top > -1e-6);
          if (rowHeight + height <= open.viewport) assert.ok(bottom <= open.viewport + 1e-6);
          else assert.ok(top < 1e-6 || revealed(open, after).top === open.top);
        }),
      );
    });

    it('closes when its row is dropped, and moves no other row', () => {
      const open = withGap(movedTo({ ...million, next: 1000 }, 2200), { after: 2, height });
      const next = withRows(open, 50, 1010, false);
      assert.equal(openGap(next), undefined);
      assert.equal(rowTop(next, 110), rowTop(open, 110));
      fc.assert(
        fc.property(anyOpen, fc.nat(1000), ({ open: before }, gone) => {
          const row = visibleRows(before).from;
          const after = withRows(before, Math.min(before.first + gone, before.next), before.next, false);
          if (row >= after.first && after.top > 0 && after.top < maxTop(after))
            assert.ok(Math.abs(rowTop(after, row) - rowTop(before, row)) < 1e-6);
        }),
      );
    });

    it('does not count in the place that is remembered', () => {
      fc.assert(
        fc.property(anyOpen, ({ open }) => {
          const back = withTopRow(open, topRow(open));
          const top = rowTop(open, Math.floor(topRow(open)));
          // Inside of the gap the place is the row after it.
          if (top <= 0) assert.ok(Math.abs(back.top - open.top) < 1e-3);
        }),
      );
    });
  });
});

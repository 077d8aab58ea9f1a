import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countRows } from '../../../../../src/page/listMessages.ts';
import {
  isSelected,
  keptRanges,
  selectionAfter,
  type RowSelection,
  type SelectHow,
} from '../../../../../media/inspector/state/rowSelection.ts';

const hows: readonly SelectHow[] = ['only', 'extend', 'extendMore', 'toggle'];
const steps = fc.array(fc.record({ row: fc.nat(30), how: fc.constantFrom(...hows) }), { maxLength: 30 });

/** The same with a set of rows, as slow as it is plain. */
function plainly(moves: readonly { readonly row: number; readonly how: SelectHow }[]): Set<number> {
  let rows = new Set<number>();
  let anchor = 0;
  let isFirst = true;
  for (const { row, how } of moves) {
    const low = Math.min(anchor, row);
    const span = Array.from({ length: Math.abs(anchor - row) + 1 }, (_, index) => low + index);
    if (isFirst || how === 'only') rows = new Set([row]);
    else if (how === 'toggle' && rows.has(row)) rows.delete(row);
    else if (how === 'toggle') rows.add(row);
    else rows = new Set(how === 'extend' ? span : [...rows, ...span]);
    if (isFirst || how === 'only' || how === 'toggle') anchor = row;
    isFirst = false;
  }
  return rows;
}

describe('rowSelection', () => {
  it('selects what clicks and keys say, in ranges that are in order and apart', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        let selection: RowSelection | undefined;
        for (const { row, how } of moves) selection = selectionAfter(selection, row, how);
        const rows = plainly(moves);
        for (let row = 0; row <= 31; row++) assert.equal(isSelected(selection, row), rows.has(row));
        const ranges = selection?.ranges ?? [];
        assert.equal(countRows(ranges), rows.size);
        ranges.forEach(({ from, to }, index) => {
          assert.ok(from < to && from > (ranges[index - 1]?.to ?? -1));
        });
      }),
    );
  });

  it('leaves out the rows that are gone', () => {
    const selection = {
      ranges: [
        { from: 0, to: 5 },
        { from: 8, to: 12 },
      ],
      anchor: 0,
    };
    assert.deepEqual(keptRanges(selection, 9, 11), [{ from: 9, to: 11 }]);
    assert.deepEqual(keptRanges(selection, 3, 100), [
      { from: 3, to: 5 },
      { from: 8, to: 12 },
    ]);
  });
});

import { partitionPoint } from '../../../src/model/partitionPoint.ts';
import type { RowRange } from '../../../src/page/listMessages.ts';

/**
 * The selected rows, as ordered and disjoint ranges, so that a million rows are a single range. Shift extends from
 * `anchor`. Pure.
 */
export interface RowSelection {
  readonly ranges: readonly RowRange[];
  readonly anchor: number;
}

/** How a click or key changes the selection. */
export type SelectHow =
  /** Selects only that row. */
  | 'only'
  /** Selects only the rows from the anchor to that row. */
  | 'extend'
  /** Adds the rows from the anchor to that row. */
  | 'extendMore'
  /** Adds or removes that row. */
  | 'toggle';

export function selectionAfter(
  before: RowSelection | undefined,
  row: number,
  how: SelectHow = 'only',
): RowSelection {
  const single = { from: row, to: row + 1 };
  if (before === undefined || how === 'only') return { ranges: [single], anchor: row };
  const { ranges, anchor } = before;
  if (how === 'toggle') {
    const isIn = isSelected(before, row);
    return { ranges: isIn ? without(ranges, row) : joined([...ranges, single]), anchor: row };
  }
  const span = { from: Math.min(anchor, row), to: Math.max(anchor, row) + 1 };
  return { ranges: how === 'extend' ? [span] : joined([...ranges, span]), anchor };
}

export function isSelected(selection: RowSelection | undefined, row: number): boolean {
  const ranges = selection?.ranges ?? [];
  const at = partitionPoint(0, ranges.length, (index) => (ranges[index]?.to ?? 0) <= row);
  return (ranges[at]?.from ?? Infinity) <= row;
}

/** The ranges, clipped to existing rows. */
export function keptRanges({ ranges }: RowSelection, first: number, next: number): readonly RowRange[] {
  const inside = ranges.map(({ from, to }) => ({ from: Math.max(from, first), to: Math.min(to, next) }));
  return inside.filter(({ from, to }) => from < to);
}

function without(ranges: readonly RowRange[], row: number): RowRange[] {
  return ranges
    .flatMap(({ from, to }) =>
      row < from || row >= to
        ? [{ from, to }]
        : [
            { from, to: row },
            { from: row + 1, to },
          ],
    )
    .filter(({ from, to }) => from < to);
}

/** Sorted, with adjacent ranges merged. */
function joined(ranges: readonly RowRange[]): RowRange[] {
  const all: RowRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last === undefined || range.from > last.to) all.push(range);
    else all[all.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return all;
}

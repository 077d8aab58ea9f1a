import type { RowRange } from './trafficMessages.ts';

/** How many rows there are in ranges that are apart. */
export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

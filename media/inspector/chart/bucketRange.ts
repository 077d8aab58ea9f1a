/** The buckets that are selected in the chart by dragging, or by Shift and the arrow keys. */
import type { ChartSeries } from './chartSeries.ts';
import type { TimeRange } from './timeFilter.ts';

/** `from` ≤ bucket < `to`. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

/** The range from one bucket to another, both included. */
export function rangeBetween(anchor: number, cursor: number): BucketRange {
  return { from: Math.min(anchor, cursor), to: Math.max(anchor, cursor) + 1 };
}

export function timesOf(
  { notice: { startUs, bucketUs } }: ChartSeries,
  { from, to }: BucketRange,
): TimeRange {
  return { fromUs: startUs + from * bucketUs, toUs: startUs + to * bucketUs };
}

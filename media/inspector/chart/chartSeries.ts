/** The time series of the throughput chart, as the page draws it. */
import { countNumber } from '../../../src/model/countText.ts';
import { type ChartRates } from '../../../src/model/follow.ts';
import { chartColumns, type ChartNotice } from '../../../src/page/chartMessages.ts';
import { formatBytes, formatDuration } from '../../../src/model/units.ts';
import { rowTime } from '../../../src/model/rowTime.ts';

/** The host's figures, as columns. */
export interface ChartSeries {
  readonly notice: ChartNotice;
  readonly bytesIn: Float64Array;
  readonly bytesOut: Float64Array;
  readonly eventsIn: Float64Array;
  readonly eventsOut: Float64Array;
  readonly firstRow: Float64Array;
}

/** Fewer buckets than this are not stretched to the full width. */
const leastShown = 60;

export function chartSeries(notice: ChartNotice): ChartSeries {
  // A copy, as the view may not be aligned.
  const figures = new Float64Array(notice.figures.slice().buffer);
  const column = (name: (typeof chartColumns)[number]): Float64Array => {
    const index = chartColumns.indexOf(name);
    return figures.subarray(index * notice.count, (index + 1) * notice.count);
  };
  return {
    notice,
    bytesIn: column('bytesIn'),
    bytesOut: column('bytesOut'),
    eventsIn: column('eventsIn'),
    eventsOut: column('eventsOut'),
    firstRow: column('firstRow'),
  };
}

/** Received and sent. */
export function columnsOf(
  series: ChartSeries | undefined,
  of: 'bytes' | 'events',
): readonly [received: Float64Array, sent: Float64Array] {
  if (series === undefined) return [new Float64Array(), new Float64Array()];
  return of === 'bytes' ? [series.bytesIn, series.bytesOut] : [series.eventsIn, series.eventsOut];
}

/** Number of buckets across the full width. */
export function shownBuckets({ notice }: ChartSeries): number {
  return Math.max(leastShown, notice.count);
}

/** The bucket at a position of the plot, from 0 to 1; undefined: none. */
export function bucketAt(series: ChartSeries, place: number): number | undefined {
  const bucket = Math.floor(place * shownBuckets(series));
  return bucket >= 0 && bucket < series.notice.count ? bucket : undefined;
}

/** The first row of a bucket or, if it is empty, of the next one that has rows. */
export function rowOf({ firstRow }: ChartSeries, bucket: number): number | undefined {
  return firstRow.subarray(bucket).find((row) => row >= 0);
}

/** A bucket's figures per second. */
export function ratesAt(series: ChartSeries, bucket: number): ChartRates {
  const perSecond = 1e6 / series.notice.bucketUs;
  const at = (column: Float64Array): number => (column[bucket] ?? 0) * perSecond;
  return {
    bytesIn: at(series.bytesIn),
    bytesOut: at(series.bytesOut),
    eventsIn: at(series.eventsIn),
    eventsOut: at(series.eventsOut),
  };
}

export function bytesWords(rate: number): string {
  return `${formatBytes(Math.round(rate))}/s`;
}

export function eventsWords(rate: number): string {
  return `${rate > 0 && rate < 10 ? rate.toFixed(1) : countNumber(Math.round(rate))}/s`;
}

/** A bucket's start and length. */
export function timeWords({ notice }: ChartSeries, bucket: number): string {
  const { startUs, bucketUs, startedAtMs } = notice;
  const { long } = rowTime(startUs + bucket * bucketUs, { format: 'time', startedAtMs });
  return `${long} · ${formatDuration(bucketUs)}`;
}

/** For screen readers. */
export function spokenBucket(series: ChartSeries, bucket: number): string {
  const { bytesIn, bytesOut, eventsIn, eventsOut } = ratesAt(series, bucket);
  return `${timeWords(series, bucket)}: in ${bytesWords(bytesIn)}, ${eventsWords(eventsIn)} events; out ${bytesWords(bytesOut)}, ${eventsWords(eventsOut)} events`;
}

/** The times at the ends of the full width. */
export function spanWords(series: ChartSeries): readonly [start: string, end: string] {
  const { startUs, bucketUs, startedAtMs } = series.notice;
  const at = (bucket: number): string =>
    rowTime(startUs + bucket * bucketUs, { format: 'time', startedAtMs }).long;
  return [at(0), at(shownBuckets(series))];
}

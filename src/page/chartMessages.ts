/** Messages about the throughput chart. */
import * as v from 'valibot';
import type { ChartRates } from '../model/follow.ts';
import { request, type RequestsOf } from './requestSchema.ts';

/** Host → page. */
export interface ChartNotices {
  /** At most four times a second, while the chart is shown. */
  chart: ChartNotice;
}

/** Page → host. */
export const chartSchemas = () => ({
  showChart: request(v.strictObject({ shown: v.boolean() })),
});
export type ChartRequests = RequestsOf<typeof chartSchemas>;

/** A time series of `count` buckets from `startUs` on. */
export interface ChartNotice {
  /** Increases when other rows are counted. */
  readonly generation: number;
  readonly startUs: number;
  readonly bucketUs: number;
  readonly count: number;
  /** `chartColumns` float64 columns of `count` figures each. */
  readonly figures: Uint8Array;
  /** Over the last one to two seconds. */
  readonly rates: ChartRates;
  readonly startedAtMs: number;
}

/** The columns of `ChartNotice.figures`: `firstRow` is the view's number of the bucket's first row, or -1. */
export const chartColumns = ['bytesIn', 'bytesOut', 'eventsIn', 'eventsOut', 'firstRow'] as const;

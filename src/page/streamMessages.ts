import type { StreamDirection } from '../model/follow.ts';
import type { StreamWish } from '../model/follow.ts';
import type { StreamSummary } from '../model/follow.ts';
import type { FoundMatch } from '../model/follow.ts';
import type { LinesRequest } from '../model/follow.ts';
import type { LinesAnswer } from '../model/follow.ts';
import type { ChartRates } from '../model/follow.ts';
/** What a page and its host say about one connection's bytes as a stream, and about the chart. */

/** Of a line: more does not fit into any view, and fewer are no line. */
export const columnsLimit = { least: 8, most: 400 } as const;
/** Lines that a page may ask for at once. */
export const linesLimit = 500;
/** Characters that may be looked for. */
export const findLimit = 1000;

/** Host → page. */
export interface StreamNotices {
  /** What there is by now of the stream that is followed. */
  stream: StreamSummary;
  /** At most four times a second, while the chart is shown. */
  chart: ChartNotice;
  /** A command wants this connection followed. */
  openStream: { readonly id: number };
}

/** Page → host. */
export interface StreamRequests {
  /** Without `stream`: nothing is followed any more. */
  followStream: { params: { readonly stream?: StreamWish }; result: null };
  streamLines: { params: LinesRequest; result: LinesAnswer };
  /** What is looked for from now on; empty: nothing. */
  streamFind: { params: { readonly text: string }; result: null };
  /** To the next or previous match: of the one before, or as seen from a line. */
  streamMatch: {
    params: { readonly step: 1 | -1; readonly line: number };
    result: { readonly found?: FoundMatch };
  };
  /** Asks for a file and writes the bytes into it. Answered at once. */
  saveStream: { params: { readonly id: number; readonly direction: StreamDirection }; result: null };
  /** Puts lines from `from` up to but without `to` onto the clipboard. */
  copyStream: {
    params: { readonly generation: number; readonly from: number; readonly to: number };
    result: { readonly bytes: number; readonly isCut: boolean };
  };
  showChart: { params: { readonly shown: boolean }; result: null };
}

/** Figures for each stretch of time, so many as there have been since `startUs`. */
export interface ChartNotice {
  /** Goes up when the rows counted are others. */
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

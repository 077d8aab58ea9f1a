/** What a page and its host say about one connection's bytes as a stream, and about the chart. */

export const streamDirections = ['both', 'in', 'out'] as const;
export type StreamDirection = (typeof streamDirections)[number];
export const streamModes = ['text', 'hex'] as const;
export type StreamMode = (typeof streamModes)[number];

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

/** A byte of the stream: of the chunk with this sequence number. */
export interface StreamPlace {
  readonly seq: number;
  readonly offset: number;
}

export interface StreamWish {
  readonly id: number;
  readonly direction: StreamDirection;
  readonly mode: StreamMode;
  /** Of a line of text; of hex, the bytes in a row. */
  readonly columns: number;
  /** Where the view is to be: its line comes with a summary. */
  readonly place?: StreamPlace;
}

export interface StreamSummary {
  readonly id: number;
  /** Lines are numbered from `first` up to but without `next`, and mean something in this generation only. */
  readonly generation: number;
  readonly first: number;
  readonly next: number;
  /** Who is at the other end; empty where unknown. */
  readonly title: string;
  readonly isOpen: boolean;
  /** Of all that was exchanged, kept or not. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Of the direction shown: bytes at its beginning that the capture no longer keeps. */
  readonly lostBytes: number;
  /** Not all kept bytes have been looked at yet. */
  readonly searching: boolean;
  readonly startedAtMs: number;
  /** The line of the place wished for. */
  readonly placeLine?: number;
  readonly find?: FindSummary;
}

export interface FindSummary {
  readonly text: string;
  readonly count: number;
  /** Of the match gone to last, from 1 on. */
  readonly ordinal?: number;
  /** There are more than can be counted. */
  readonly isMore: boolean;
  readonly searching: boolean;
}

export interface FoundMatch {
  readonly line: number;
  /** From 1 on. */
  readonly ordinal: number;
}

export interface LinesRequest {
  readonly generation: number;
  readonly from: number;
  readonly count: number;
}

export interface LinesAnswer {
  readonly generation: number;
  readonly from: number;
  readonly lines: readonly StreamLine[];
  /** Of all lines, one after another. */
  readonly bytes: Uint8Array;
}

export interface StreamLine extends StreamPlace {
  readonly direction: 'in' | 'out';
  /** Bytes of `LinesAnswer.bytes` that are its. */
  readonly length: number;
  /** How many bytes went the same way before it. */
  readonly at: number;
  /** It is the first one of a chunk, or of a datagram. */
  readonly chunk?: { readonly t: number; readonly length: number };
  /** It ends within a character whose other bytes may still come. */
  readonly isCut?: true;
  /** Where what is looked for stands in it. */
  readonly matches?: readonly { readonly start: number; readonly end: number; readonly isCurrent?: true }[];
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

export interface ChartRates {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly eventsIn: number;
  readonly eventsOut: number;
}

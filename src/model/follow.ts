/** The bytes of one connection followed as a stream, and the rates of a chart. */

export const streamDirections = ['both', 'in', 'out'] as const;

export type StreamDirection = (typeof streamDirections)[number];

export const streamModes = ['text', 'hex'] as const;

export type StreamMode = (typeof streamModes)[number];

/** A byte of the stream: of the chunk with this sequence number. */
export interface StreamPlace {
  readonly seq: number;
  readonly offset: number;
}

export interface FollowRequest {
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

export interface LinesResult {
  readonly generation: number;
  readonly from: number;
  readonly lines: readonly StreamLine[];
  /** Of all lines, one after another. */
  readonly bytes: Uint8Array;
}

export interface StreamLine extends StreamPlace {
  readonly direction: 'in' | 'out';
  /** Bytes of `LinesResult.bytes` that are its. */
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

export interface ChartRates {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly eventsIn: number;
  readonly eventsOut: number;
}

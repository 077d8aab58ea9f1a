/** A connection followed as a stream, and the rates of a chart, as the page receives them. */

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
  /** Characters of a line of text, or bytes in a row of hex. */
  readonly columns: number;
  /** A byte to scroll to; the summary carries its line. */
  readonly place?: StreamPlace;
}

export interface StreamSummary {
  readonly id: number;
  /** Lines are numbered `first` ≤ line < `next`, and are valid in this generation only. */
  readonly generation: number;
  readonly first: number;
  readonly next: number;
  /** The peer; empty where unknown. */
  readonly title: string;
  readonly isOpen: boolean;
  /** Everything exchanged, whether still in the capture or not. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Bytes at the beginning of the shown direction that the capture no longer holds. */
  readonly lostBytes: number;
  /** The search has not reached the end yet. */
  readonly searching: boolean;
  readonly startedAtMs: number;
  /** The line of the requested place. */
  readonly placeLine?: number;
  readonly find?: FindSummary;
}

export interface FindSummary {
  readonly text: string;
  readonly count: number;
  /** Number of the current match, from 1. */
  readonly ordinal?: number;
  /** There are more than are counted. */
  readonly isMore: boolean;
  readonly searching: boolean;
}

export interface FoundMatch {
  readonly line: number;
  /** From 1. */
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
  /** The bytes of all lines, concatenated. */
  readonly bytes: Uint8Array;
}

export interface StreamLine extends StreamPlace {
  readonly direction: 'in' | 'out';
  /** How many bytes of `LinesResult.bytes` it has. */
  readonly length: number;
  /** Its offset in the stream, in its direction. */
  readonly at: number;
  /** Set on the first line of a chunk or a datagram. */
  readonly chunk?: { readonly t: number; readonly length: number };
  /** It ends within a character whose other bytes may still arrive. */
  readonly isCut?: true;
  /** The search matches in it. */
  readonly matches?: readonly { readonly start: number; readonly end: number; readonly isCurrent?: true }[];
}

export interface ChartRates {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly eventsIn: number;
  readonly eventsOut: number;
}

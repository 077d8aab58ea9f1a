/** What a page and its host exchange about the bytes of one row: the bytes, their fields, the writes that became reads. */
import type { DecodeResult, WriteToReadResult } from '../model/decoded.ts';

/** Bytes of one row that are decoded at most: more would hold up the extension host for over 10 ms. */
export const decodedBytesLimit = 256 * 1024;

/** Page → host. */
export interface DetailRequests {
  /** A part of a row's bytes. */
  bytes: { params: BytesRequest; result: BytesResult };
  /** A row's bytes as fields. */
  decode: { params: DecodeRequest; result: DecodeResult };
  /** Which writes a read came from, or which reads a write became. */
  writeToRead: { params: RowReference; result: WriteToReadResult };
  /** Where the view has a row. */
  rowOf: { params: RowReference; result: RowOfResult };
}

export interface BytesRequest {
  readonly generation: number;
  readonly seq: number;
  readonly offset: number;
  /** At most 1 MiB. */
  readonly length: number;
  /** Also where in them is what the rows are filtered by. */
  readonly hits?: boolean;
}

export interface BytesResult {
  /** Undefined: no longer kept. */
  readonly bytes?: Uint8Array;
  readonly total: number;
  /** Starts and ends in turn, counted in the row's bytes; absent: none. */
  readonly hits?: readonly number[];
}

export interface DecodeRequest {
  readonly generation: number;
  readonly seq: number;
  /** Chosen by the user; absent: the one that is surest. */
  readonly decoder?: string;
}

export interface RowReference {
  readonly generation: number;
  readonly seq: number;
}

export interface RowOfResult {
  /** The number of the row in the view; absent: `reason` says why it is not there. */
  readonly row?: number;
  readonly reason?: string;
}

/** Messages about the bytes of one row: the bytes, their decoded fields, and the writes and reads they belong to. */
import type { DecodeResult, WriteToReadResult } from '../model/decoded.ts';

/** Most bytes of a row that are decoded: more would block the extension host for over 10 ms. */
export const decodedBytesLimit = 256 * 1024;

/** Page → host. */
export interface DetailRequests {
  /** A part of a row's bytes. */
  bytes: { params: BytesRequest; result: BytesResult };
  /** Decodes a row's bytes into fields. */
  decode: { params: DecodeRequest; result: DecodeResult };
  /** Matches a read with the writes it came from, or a write with its reads. */
  writeToRead: { params: RowReference; result: WriteToReadResult };
  /** The position of a row in the view. */
  rowOf: { params: RowReference; result: RowOfResult };
}

export interface BytesRequest {
  readonly generation: number;
  readonly seq: number;
  readonly offset: number;
  /** At most 1 MiB. */
  readonly length: number;
  /** Whether to return the matches of the filter too. */
  readonly hits?: boolean;
}

export interface BytesResult {
  /** Undefined: no longer in the capture. */
  readonly bytes?: Uint8Array;
  readonly total: number;
  /** Alternating start and end offsets in the row's bytes; absent: none. */
  readonly hits?: readonly number[];
}

export interface DecodeRequest {
  readonly generation: number;
  readonly seq: number;
  /** The user's choice; absent: the most confident decoder. */
  readonly decoder?: string;
}

export interface RowReference {
  readonly generation: number;
  readonly seq: number;
}

export interface RowOfResult {
  /** The number of the row in the view; absent: `reason` says why. */
  readonly row?: number;
  readonly reason?: string;
}

import type { WriteToReadAnswer } from '../model/decoded.ts';
import type { DecodeAnswer } from '../model/decoded.ts';
/** What a page and its host say of bytes that are shown as fields, and of writes that became reads. */

/** Bytes of one row that are decoded at most: more would hold up the extension host for over 10 ms. */
export const decodedBytesLimit = 256 * 1024;

export interface DecodeRequest {
  readonly generation: number;
  readonly seq: number;
  /** Chosen by the user; absent: whoever is surest. */
  readonly decoder?: string;
}

export interface WriteToReadRequest {
  readonly generation: number;
  readonly seq: number;
}

export interface RowOfAnswer {
  /** The number of the row in the view; absent: `reason` says why it is not there. */
  readonly row?: number;
  readonly reason?: string;
}

/** Page → host. */
export interface DecodedRequests {
  /** A row's bytes as fields. */
  decode: { params: DecodeRequest; result: DecodeAnswer };
  /** Which writes a read came from, or which reads a write became. */
  writeToRead: { params: WriteToReadRequest; result: WriteToReadAnswer };
  /** Where the view has a row. */
  rowOf: { params: WriteToReadRequest; result: RowOfAnswer };
}

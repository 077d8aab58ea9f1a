/** Messages about the bytes of one row: the bytes, their decoded fields, and the writes and reads they belong to. */
import * as v from 'valibot';
import type { DecodeResult, WriteToReadResult } from '../model/decoded.ts';
import { count, countUpTo, request, textUpTo, type RequestsOf } from './requestSchema.ts';

/** Most bytes of a row that are decoded: more would block the extension host for over 10 ms. */
export const decodedBytesLimit = 256 * 1024;
/** Most bytes per request. */
const bytesLimit = 1024 * 1024;

/** Page → host. */
export const detailSchemas = () => {
  const row = { generation: count(), seq: count() };
  return {
    /** A part of a row's bytes. `hits`: whether to return the matches of the filter too. */
    bytes: request(
      v.strictObject({
        ...row,
        offset: count(),
        length: countUpTo(bytesLimit),
        hits: v.exactOptional(v.boolean()),
      }),
    ).returns<BytesResult>(),
    /** Decodes a row's bytes into fields. `decoder`: the user's choice; absent: the most confident one. */
    decode: request(
      v.strictObject({ ...row, decoder: v.exactOptional(textUpTo(40)) }),
    ).returns<DecodeResult>(),
    /** Matches a read with the writes it came from, or a write with its reads. */
    writeToRead: request(v.strictObject(row)).returns<WriteToReadResult>(),
  };
};
export type DetailRequests = RequestsOf<typeof detailSchemas>;
export type BytesRequest = DetailRequests['bytes']['params'];
export type DecodeRequest = DetailRequests['decode']['params'];

export interface BytesResult {
  /** Undefined: no longer in the capture. */
  readonly bytes?: Uint8Array;
  readonly total: number;
  /** Alternating start and end offsets in the row's bytes; absent: none. */
  readonly hits?: readonly number[];
}

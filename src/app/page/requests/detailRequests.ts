/** Handles requests about one row: its bytes, their decoded fields, and the matching of writes and reads. */
import { writeToRead as findWriteToRead } from '../../../capture/trace/writeToRead.ts';
import type { WriteToReadResult } from '../../../model/decoded.ts';
import type { Cancellation, RequestHandlers } from '../../../page/channel.ts';
import type { BytesRequest, BytesResult, DetailRequests } from '../../../page/detailMessages.ts';
import type { PageContext } from '../context/pageContext.ts';
import { decodeRow } from './decodeRow.ts';

export function detailRequests(context: PageContext): RequestHandlers<DetailRequests> {
  return {
    bytes: (request) => bytesOf(context, request),
    decode: (request) => decodeRow(context, request),
    writeToRead: ({ seq }, cancellation) => writeToRead(context, seq, cancellation),
  };
}

async function bytesOf(
  { store, filter }: PageContext,
  { seq, offset, length, hits: isMarked }: BytesRequest,
): Promise<BytesResult> {
  const bytes = store.bytes(seq, offset, length);
  const total = store.lengthAt(seq);
  if (bytes === undefined) return { total };
  const range = { start: offset, end: offset + bytes.length };
  const hits = isMarked === true ? await filter.hitsAt(seq, range) : [];
  return { total, bytes, ...(hits.length === 0 ? {} : { hits }) };
}

async function writeToRead(
  { store, ledger, turns }: PageContext,
  seq: number,
  cancellation: Cancellation,
): Promise<WriteToReadResult> {
  const result = await turns.finish(findWriteToRead(store, ledger, seq), {
    isCancelled: () => cancellation.cancelled,
  });
  return result ?? { remarks: [], reason: 'Cancelled.' };
}

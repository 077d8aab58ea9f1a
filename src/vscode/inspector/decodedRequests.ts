/** What a page asks about the bytes of one row: their fields, and how they got from one socket to another. */
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import type { Cancellation, RequestHandlers } from '../../page/channel.ts';
import type { WriteToReadResult } from '../../model/decoded.ts';
import type { DetailRequests, RowOfResult } from '../../page/detailMessages.ts';
import { decoding } from '../decoding.ts';
import { inSlices } from '../../app/timing/inSlices.ts';

interface DecodedParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export function decodedRequests(
  parts: DecodedParts,
  view: CaptureView,
): Omit<RequestHandlers<DetailRequests>, 'bytes'> {
  return {
    decode: (request) => decoding().decodeRow(parts, request),
    writeToRead: ({ seq }, cancellation) => searched(parts, seq, cancellation),
    rowOf: ({ seq }) => rowOf(parts.store, view, seq),
  };
}

/** Nobody waits for more than they still want. */
async function searched(
  { store, ledger, clock }: DecodedParts,
  seq: number,
  cancellation: Cancellation,
): Promise<WriteToReadResult> {
  const search = new (decoding().WriteToRead)(store, ledger, seq);
  const answer = await inSlices<WriteToReadResult>(
    clock,
    (deadlineMs, nowMs) => {
      const found = search.advance(deadlineMs, nowMs);
      return found && { value: found };
    },
    () => cancellation.cancelled,
  );
  return answer ?? { remarks: [], reason: 'No longer asked for.' };
}

function rowOf(store: CaptureStore, view: CaptureView, seq: number): RowOfResult {
  const row = view.rowOf(seq);
  if (row !== undefined) return { row };
  if (seq < store.first) return { reason: 'That row is no longer kept.' };
  return { reason: 'The list does not show that row: it is of another socket, or the filter leaves it out.' };
}

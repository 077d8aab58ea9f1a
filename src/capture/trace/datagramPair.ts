/** Matching a datagram sent with the one received. */
import type { CaptureRow } from '../../model/captureRow.ts';
import type { Work } from '../../model/work.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import { chunksInRange } from './chunksInRange.ts';

/** Rows examined before and after the requested one. */
const windowRows = 16_384;
/** Unmatched datagrams kept; older ones are assumed lost. */
const waitingLimit = 256;

export type DatagramPair = { readonly seq: number } | { readonly reason: string };

/**
 * The counterpart of a datagram: the one sent for one received, or the reverse. Where nothing was lost, it is the one
 * at the same index with the same bytes. Otherwise both ends are traversed in order, and each datagram received is
 * matched with the oldest unmatched one sent with the same bytes.
 */
export function* datagramPair(store: CaptureStore, row: CaptureRow, other: number): Work<DatagramPair> {
  const isSent = row.direction === 'out';
  const range = { start: row.offset, end: row.offset + row.length };
  const { rows: same } = yield* chunksInRange(store, other, isSent ? 'in' : 'out', range, row.seq);
  const [one] = same;
  if (same.length === 1 && one?.offset === row.offset && isEqual(store, one, row)) return { seq: one.seq };
  return yield* inOrder(store, row, other);
}

function* inOrder(store: CaptureStore, row: CaptureRow, other: number): Work<DatagramPair> {
  const isSent = row.direction === 'out';
  const sender = isSent ? row.connection : other;
  const receiver = isSent ? other : row.connection;
  const sent: CaptureRow[] = [];
  const received: CaptureRow[] = [];
  let isOvertaken = false;
  const from = Math.max(store.first, row.seq - windowRows);
  for (let at = from; at < Math.min(store.next, row.seq + windowRows); at++) {
    yield;
    const connection = store.connectionAt(at);
    if (connection !== sender && connection !== receiver) continue;
    const next = store.row(at);
    if (next?.type !== 'data') continue;
    if (connection === sender && next.direction === 'out') {
      // The kernel may deliver it before the sending call has returned.
      const early = received.findIndex((one) => isEqual(store, one, next));
      const pair = early < 0 ? undefined : received.splice(early, 1)[0];
      if (pair === undefined) sent.push(next);
      else if (pair.seq === row.seq || next.seq === row.seq) return { seq: isSent ? pair.seq : next.seq };
    } else if (connection === receiver && next.direction === 'in') {
      const index = sent.findIndex((one) => isEqual(store, one, next));
      if (index < 0) received.push(next);
      else {
        const pair = sent[index];
        if (pair !== undefined && (pair.seq === row.seq || next.seq === row.seq))
          return { seq: isSent ? next.seq : pair.seq };
        isOvertaken ||= isSent && sent.slice(0, index).some(({ seq }) => seq === row.seq);
        sent.splice(0, index + 1);
      }
    }
    if (sent.length > waitingLimit) sent.shift();
    if (received.length > waitingLimit) received.shift();
  }
  if (isOvertaken) return { reason: 'It was lost: later datagrams were received, this one was not.' };
  if (isSent) return { reason: 'It was not received, or not yet.' };
  return {
    reason:
      from > 0
        ? 'The datagram that was sent is no longer kept.'
        : 'No datagram that was sent has these bytes.',
  };
}

function isEqual(store: CaptureStore, one: CaptureRow, other: CaptureRow): boolean {
  if (one.length !== other.length) return false;
  const [left, right] = [store.bytes(one.seq), store.bytes(other.seq)];
  return left !== undefined && right !== undefined && left.every((byte, index) => byte === right[index]);
}

/** The time from a request until its answer: the next data of its connection, where that goes the other way. */
import type { RowAnswer } from '../../model/captureRow.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** Rows looked at after a request, as this is asked for each row in view. */
export const answerWithinRows = 1000;

/**
 * `open`: nothing more was captured of its connection yet. Undefined: what came next went the same way, as the request
 * goes on; or nothing did before the connection ended, or among the rows looked at.
 */
export function answerTo(store: CaptureStore, seq: number): RowAnswer | 'open' | undefined {
  const connection = store.connectionAt(seq);
  const end = seq + 1 + answerWithinRows;
  for (let at = seq + 1; at < Math.min(end, store.next); at++) {
    if (store.connectionAt(at) !== connection) continue;
    const direction = store.directionAt(at);
    if (direction === undefined && store.row(at)?.type !== 'closed') continue;
    return direction === undefined || direction === store.directionAt(seq)
      ? undefined
      : { seq: at, afterUs: store.timeAt(at) - store.timeAt(seq) };
  }
  return store.next < end ? 'open' : undefined;
}

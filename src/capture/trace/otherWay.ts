/** The data that went the other way on a row's connection: the answer to a request, and the request of an answer. */
import type { Work } from '../../model/work.ts';
import { WorkScan } from '../scan.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** A step is a row, of which only columns are read. */
const stepsPerCheck = 256;

/** The first such row after a data row, or the last one before it (`by` -1); undefined: none is kept. */
export function nearestOtherWay(store: CaptureStore, seq: number, by: 1 | -1): WorkScan<number | undefined> {
  return new WorkScan(find(store, seq, by), stepsPerCheck);
}

function* find(store: CaptureStore, seq: number, by: 1 | -1): Work<number | undefined> {
  const connection = store.connectionAt(seq);
  const direction = store.directionAt(seq);
  for (let at = seq + by; at >= store.first && at < store.next; at += by) {
    if (store.connectionAt(at) === connection) {
      const other = store.directionAt(at);
      if (other !== undefined && other !== direction) return at;
    }
    yield;
  }
  return undefined;
}

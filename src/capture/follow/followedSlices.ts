/** The bytes of a followed connection in slices, for saving and copying. */
import { joinBytes } from '../../bytes/byteWriter.ts';
import type { StreamDirection } from '../../model/follow.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** Largest slice: a longer chunk is split. */
export const sliceBytes = 256 * 1024;
/** Rows examined per turn, whether they belong to the stream or not. */
const rowsAtOnce = 16_384;

export interface FollowedSlice {
  readonly bytes: Uint8Array;
  /** Fraction of all rows that is done, from 0 to 1. */
  readonly done: number;
}

/**
 * All captured bytes of a connection, of one direction or of both in the order of their events, in slices of at most
 * `sliceBytes`. It ends where the capture ended when it began, and returns whether bytes were dropped before they were
 * read. An empty slice only gives others a turn.
 */
export function* followedSlices(
  store: CaptureStore,
  connection: number,
  direction: StreamDirection,
): Generator<FollowedSlice, { readonly isCut: boolean }> {
  const { first, next, generation } = store;
  const wanted: readonly ('in' | 'out')[] = direction === 'both' ? ['in', 'out'] : [direction];
  /** The expected offset of the next chunk of each direction. */
  const expected = new Map<'in' | 'out', number>();
  /** Directions in which dropped rows may have belonged to the stream, until the next chunk shows otherwise. */
  const unsure = new Set<'in' | 'out'>();
  let gathered: Uint8Array[] = [];
  let size = 0;
  let examined = 0;
  let isCut = false;
  const take = (seq: number): FollowedSlice => {
    const bytes = joinBytes(gathered);
    gathered = [];
    size = 0;
    examined = 0;
    return { bytes, done: (seq - first) / Math.max(1, next - first) };
  };
  for (let seq = first; seq < next; seq++) {
    if (seq < store.first) {
      for (const one of wanted) unsure.add(one);
      seq = store.first - 1;
      continue;
    }
    if (++examined >= rowsAtOnce) yield take(seq);
    if (store.connectionAt(seq) !== connection) continue;
    const own = store.directionAt(seq);
    if (own === undefined || !wanted.includes(own)) continue;
    unsure.delete(own);
    if ((expected.get(own) ?? store.offsetAt(seq)) !== store.offsetAt(seq)) isCut = true;
    expected.set(own, store.offsetAt(seq) + store.lengthAt(seq));
    const length = store.lengthAt(seq);
    for (let offset = 0; offset < length;) {
      const bytes = store.bytes(seq, offset, sliceBytes - size);
      if (bytes === undefined) {
        isCut = true;
        break;
      }
      gathered.push(bytes);
      size += bytes.length;
      offset += bytes.length;
      if (size >= sliceBytes) yield take(seq);
    }
  }
  yield take(next);
  return { isCut: isCut || unsure.size > 0 || store.generation !== generation };
}

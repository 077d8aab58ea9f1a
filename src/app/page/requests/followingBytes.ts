/** The bytes that follow a row in its direction of the connection. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';

export interface JoinedBytes {
  /** The row's own bytes, and those that follow. */
  readonly bytes: Uint8Array;
  /** The chunks that they are of, the row's own among them. */
  readonly chunks: number;
}

/** Most bytes and chunks, with the row's own. */
export const joinedLimit = { bytes: 64 * 1024, chunks: 16 } as const;
/** Most rows looked at: other connections' may be in between. */
const rowsLimit = 4096;

/** A row's own bytes with one more, two more … of the chunks that continue its stream, up to the limits. */
export function* followingBytes(store: CaptureStore, seq: number, own: Uint8Array): Generator<JoinedBytes> {
  const connection = store.connectionAt(seq);
  const direction = store.directionAt(seq);
  let next = store.offsetAt(seq) + store.lengthAt(seq);
  let joined: JoinedBytes = { bytes: own, chunks: 1 };
  const end = Math.min(store.next, seq + 1 + rowsLimit);
  for (let at = seq + 1; at < end && joined.chunks < joinedLimit.chunks; at++) {
    if (store.connectionAt(at) !== connection || store.directionAt(at) !== direction) continue;
    const length = store.lengthAt(at);
    const room = joinedLimit.bytes - joined.bytes.length;
    if (length === 0) continue;
    const more =
      store.offsetAt(at) === next && room > 0 ? store.bytes(at, 0, Math.min(length, room)) : undefined;
    if (more === undefined) return;
    const bytes = new Uint8Array(joined.bytes.length + more.length);
    bytes.set(joined.bytes);
    bytes.set(more, joined.bytes.length);
    joined = { bytes, chunks: joined.chunks + 1 };
    yield joined;
    if (more.length < length) return;
    next += length;
  }
}

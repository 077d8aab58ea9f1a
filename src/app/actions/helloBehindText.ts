/** Finds the beginning of a TLS session that came right behind plain text, in a chunk that began as text. */
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import { clientHelloAtEnd } from '../../engine/link/clientHello.ts';

/** Rows looked at, and bytes: of a few chunks. */
const rowsLimit = 16_384;
const bytesLimit = 128 * 1024;

/** The ClientHello that a connection has received last, as far as it is there; undefined: it has received none. */
export function helloBehindText(
  store: Pick<CaptureStore, 'first' | 'next' | 'connectionAt' | 'directionAt' | 'lengthAt' | 'bytes'>,
  connection: number,
): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const from = Math.max(store.first, store.next - rowsLimit);
  for (let at = store.next - 1; at >= from && length < bytesLimit; at--) {
    if (store.connectionAt(at) !== connection || store.directionAt(at) !== 'in') continue;
    if (store.lengthAt(at) === 0) continue;
    const bytes = store.bytes(at);
    if (bytes === undefined) break;
    chunks.unshift(bytes);
    length += bytes.length;
  }
  return clientHelloAtEnd(Buffer.concat(chunks));
}

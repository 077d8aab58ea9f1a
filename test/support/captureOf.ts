import { CaptureStore } from '../../src/capture/store/captureStore.ts';
import type { HitRows } from '../../src/capture/find/hitSource.ts';

/** A capture of chunks that were received on one connection; a text's characters are bytes (Latin-1). */
export function captureOf(payloads: readonly string[], slabBytes = 50): CaptureStore {
  const store = new CaptureStore({ limitBytes: 1_000_000, slabBytes });
  for (const text of payloads)
    store.append({
      type: 'data',
      t: 0,
      endpoint: 1,
      connection: 2,
      call: 'recv',
      direction: 'in',
      bytes: Buffer.from(text, 'latin1'),
      offset: 0,
    });
  return store;
}

/** All rows of a capture, by sequence number. */
export const rowsOf = (store: CaptureStore): HitRows => ({
  first: store.first,
  next: store.next,
  seqOf: (row: number) => row,
});

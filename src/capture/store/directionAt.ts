import type { CaptureStore } from './captureStore.ts';

/** Which way a row's bytes went, without making the row. Undefined: no bytes. */
export function directionAt(store: CaptureStore, seq: number): 'in' | 'out' | undefined {
  const call = store.dataCallAt(seq);
  if (call === undefined) return undefined;
  return call === 'recv' || call === 'recvfrom' ? 'in' : 'out';
}

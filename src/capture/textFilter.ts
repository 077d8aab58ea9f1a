import { callText, eventText } from '../model/eventText.ts';
import { Needle } from '../payload/needle.ts';
import type { CaptureStore } from './captureStore.ts';
import type { RowFilter } from './rowFilter.ts';
import type { RowPeer } from './rowPeer.ts';

/**
 * Rows that contain a text: chunks and datagrams in their bytes, lifecycle events in the words that the list shows
 * (call, peer, what happened). An empty text is no filter.
 */
export function textFilter(store: CaptureStore, peerOf: RowPeer, text: string): RowFilter | undefined {
  if (text === '') return undefined;
  const needle = new Needle(text);
  return {
    overlapBytes: needle.length - 1,
    judge: (seq) => {
      if (store.isDataAt(seq)) return 'bytes';
      const row = store.row(seq);
      if (row?.event === undefined) return 'hidden';
      const { words } = eventText(row.event);
      const isFound = [words, callText(row), peerOf(row)].some((one) => needle.indexInText(one) >= 0);
      return isFound ? 'shown' : 'hidden';
    },
    look: (bytes, from, to) => needle.indexInBytes(bytes, from, to) >= 0,
  };
}

import { callText, eventText } from '../model/eventText.ts';
import { Needle } from '../payload/needle.ts';
import type { CaptureStore } from './captureStore.ts';
import type { RowFilter } from './rowFilter.ts';
import type { RowPeer } from './rowPeer.ts';
import { connectionVerdicts } from './connectionVerdicts.ts';

/**
 * Rows that contain a text in what the list shows of them: call, peer, and of chunks and datagrams all their bytes,
 * of lifecycle events the words for what happened. An empty text is no filter.
 */
export function textFilter(store: CaptureStore, peerOf: RowPeer, text: string): RowFilter | undefined {
  if (text === '') return undefined;
  const needle = new Needle(text);
  const isIn = (words: string): boolean => needle.indexInText(words) >= 0;
  const calls = {
    recv: isIn('recv'),
    recvfrom: isIn('recvfrom'),
    send: isIn('send'),
    sendto: isIn('sendto'),
  };
  const isPeerOf = connectionVerdicts((row) => isIn(peerOf(row)));
  return {
    overlapBytes: needle.length - 1,
    judge: (seq) => {
      const call = store.dataCallAt(seq);
      if (call !== undefined) {
        const isShown = calls[call] || isPeerOf(store.connectionAt(seq), store.endpointAt(seq));
        return isShown ? 'shown' : 'bytes';
      }
      const row = store.row(seq);
      if (row?.event === undefined) return 'hidden';
      const { words } = eventText(row.event);
      return [words, callText(row), peerOf(row)].some(isIn) ? 'shown' : 'hidden';
    },
    look: (bytes, from, to) => needle.indexInBytes(bytes, from, to) >= 0,
  };
}

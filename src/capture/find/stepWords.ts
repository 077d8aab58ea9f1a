/** The words of a lifecycle step, as bytes, so that find treats them as it does data. */
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { eventText } from '../../model/eventText.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** Undefined: the row is data, or no longer kept. */
export type StepWords = (seq: number) => Uint8Array | undefined;

/** Remembers the latest, as a row is searched in several steps. */
export function stepWords(store: CaptureStore): StepWords {
  let latest: { readonly seq: number; readonly words: Uint8Array | undefined } | undefined;
  return (seq) => {
    if (latest?.seq === seq) return latest.words;
    const event = store.lengthAt(seq) > 0 ? undefined : store.row(seq)?.event;
    const words = event === undefined ? undefined : encodeUtf8(eventText(event).words);
    latest = { seq, words };
    return words;
  };
}

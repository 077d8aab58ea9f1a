import type { ByteRange, EscapeRun } from '../../src/payload/escapeBytes.ts';
import type { Needle } from '../../src/payload/needle.ts';

/** Matches shown of one row: more would be all of it. */
const limit = 64;

/** Where a text that is filtered by stands in bytes: side by side, never one in another. */
export function byteMatches(bytes: Uint8Array, needle: Needle | undefined): ByteRange[] {
  const found: ByteRange[] = [];
  if (needle === undefined) return found;
  for (let at = 0; found.length < limit;) {
    const start = needle.indexInBytes(bytes, at);
    if (start < 0) break;
    at = start + needle.length;
    found.push({ start, end: at });
  }
  return found;
}

/** The same for words: runs, those that match marked. */
export function markedText(text: string, needle: Needle | undefined): EscapeRun[] {
  if (needle === undefined) return text === '' ? [] : [{ text, escaped: false }];
  const runs: EscapeRun[] = [];
  let at = 0;
  while (runs.length < 2 * limit) {
    const start = needle.indexInText(text, at);
    if (start < 0) break;
    if (start > at) runs.push({ text: text.slice(at, start), escaped: false });
    at = start + needle.text.length;
    runs.push({ text: text.slice(start, at), escaped: false, marked: true });
  }
  if (at < text.length) runs.push({ text: text.slice(at), escaped: false });
  return runs;
}

/** Whether bytes are best shown as text: most of them are UTF-8 that can be read. */
import { isHidden } from './hiddenCharacters.ts';
import { readUtf8, utf8Size } from './utf8.ts';

/** The largest part of text that may be unreadable. */
const limit = 1 / 4;

/** `more`: the bytes continue, so a character cut off at their end counts as nothing. */
export function isMostlyText(bytes: Uint8Array, more = false): boolean {
  let unreadable = 0;
  for (let at = 0; at < bytes.length;) {
    const code = readUtf8(bytes, at);
    if (code === 'cut' && more) break;
    const size = typeof code === 'string' ? 1 : utf8Size(code);
    if (typeof code === 'string' || !isReadable(code)) unreadable += size;
    at += size;
  }
  return unreadable <= bytes.length * limit;
}

function isReadable(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code < 0x7f || (code > 0x7f && !isHidden(code));
}

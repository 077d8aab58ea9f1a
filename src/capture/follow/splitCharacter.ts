import { joinBytes } from '../../bytes/byteWriter.ts';
import { readUtf8, utf8Size } from '../../bytes/utf8.ts';

/** Of an unfinished character, at most these are there. */
const longestCut = 3;

/** How many bytes at the end begin a character that goes on after them. */
export function cutBytes(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - longestCut);
  for (let at = first; at < bytes.length; at++) if (readUtf8(bytes, at) === 'cut') return bytes.length - at;
  return 0;
}

/**
 * A character that a chunk's end has cut, and how the next chunk of the same direction begins. Answers how many of
 * these belong to it; 0: they do not go on with it.
 */
export function goesOn(carried: Uint8Array, next: Uint8Array): number {
  if (carried.length === 0 || next.length === 0) return 0;
  const head = next.subarray(0, longestCut);
  const code = readUtf8(joinBytes([carried, head]), 0);
  if (code === 'invalid') return 0;
  if (code === 'cut') return head.length;
  return utf8Size(code) - carried.length;
}

/** How many bytes more the character has that the carried ones begin. */
export function missingBytes([lead = 0, ...others]: Uint8Array): number {
  return (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4) - 1 - others.length;
}

/** Up to three carried bytes, and how many a chunk hands on, in one number for a column. */
export function packCarried(carried: Uint8Array, handedOn: number): number {
  const [first = 0, second = 0, third = 0] = carried;
  return ((handedOn << 26) | (carried.length << 24) | (first << 16) | (second << 8) | third) >>> 0;
}

export function carriedIn(packed: number): Uint8Array {
  const bytes = Uint8Array.of(packed >>> 16, packed >>> 8, packed);
  return bytes.subarray(0, (packed >>> 24) & 3);
}

export function handedOn(packed: number): number {
  return (packed >>> 26) & 3;
}

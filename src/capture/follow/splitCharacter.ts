/** UTF-8 characters split by the border of two chunks. */
import { joinBytes } from '../../bytes/byteWriter.ts';
import { longestCut, readUtf8, utf8Size } from '../../bytes/utf8.ts';

/**
 * How many of the next chunk's first bytes complete the character that was cut off at the end of a chunk of the same
 * direction; 0: they do not continue it.
 */
export function goesOn(carried: Uint8Array, next: Uint8Array): number {
  if (carried.length === 0 || next.length === 0) return 0;
  const head = next.subarray(0, longestCut);
  const code = readUtf8(joinBytes([carried, head]), 0);
  if (code === 'invalid') return 0;
  if (code === 'cut') return head.length;
  return utf8Size(code) - carried.length;
}

/** How many more bytes the carried character needs. */
export function missingBytes([lead = 0, ...others]: Uint8Array): number {
  return (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4) - 1 - others.length;
}

/** Packs up to three carried bytes, and the number carried over, into one number for a column. */
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

/** Splits a chunk into parts that are shown as text. */
import { readUtf8 } from '../../../src/bytes/utf8.ts';
import { blockBytes } from './byteCache.ts';

/** A part of a chunk. */
export interface TextPart {
  /** `start` ≤ offset < `end`, on character boundaries once the bytes are loaded. */
  readonly start: number;
  readonly end: number;
  /** Absent while they are loading. */
  readonly bytes?: Uint8Array;
}

/** Most bytes of an incomplete UTF-8 character. */
const longestCut = 3;

/**
 * Part `index` of a chunk of `length` bytes: one block, except that a character split by its end belongs to the next
 * part. `read` returns bytes of one block, or undefined while they are loading.
 */
export function textPart(
  index: number,
  length: number,
  read: (offset: number, length: number) => Uint8Array | undefined,
): TextPart {
  const start = index * blockBytes;
  const end = Math.min(length, start + blockBytes);
  const before = index === 0 ? new Uint8Array() : read(start - longestCut, longestCut);
  const own = before === undefined ? undefined : read(start, end - start);
  if (before === undefined || own === undefined) return { start, end };
  const carried = before.subarray(before.length - cutBytes(before));
  const kept = own.subarray(0, own.length - (end < length ? cutBytes(own) : 0));
  const bytes = new Uint8Array(carried.length + kept.length);
  bytes.set(carried);
  bytes.set(kept, carried.length);
  return { start: start - carried.length, end: start + kept.length, bytes };
}

/** How many bytes at the end belong to an incomplete character. */
function cutBytes(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - longestCut);
  for (let at = first; at < bytes.length; at++) if (readUtf8(bytes, at) === 'cut') return bytes.length - at;
  return 0;
}

/** Splits a chunk into parts that are shown as text. */
import { cutBytes, longestCut } from '../../../src/bytes/utf8.ts';
import { blockBytes } from './byteCache.ts';

/** A part of a chunk. */
export interface TextPart {
  /** `start` ≤ offset < `end`, on character boundaries once the bytes are loaded. */
  readonly start: number;
  readonly end: number;
  /** Absent while they are loading. */
  readonly bytes?: Uint8Array;
}

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

import { readUtf8 } from '../../src/bytes/utf8.ts';
import { blockBytes } from './byteCache.ts';

/** A part of a chunk that is shown as text at once. */
export interface TextPart {
  /** From here up to but without `end`. Between characters, once the bytes are there. */
  readonly start: number;
  readonly end: number;
  /** Absent while they are on their way. */
  readonly bytes?: Uint8Array;
}

/** A character of UTF-8 has four bytes at most: of an unfinished one, at most these are there. */
const longestCut = 3;

/**
 * Part `index` of a chunk of `length` bytes: one block, but for a character that its end would cut. That one goes
 * to the next part. `read` answers bytes of one block, or nothing while they are on their way.
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

/** How many bytes at the end begin a character that goes on after them. */
function cutBytes(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - longestCut);
  for (let at = first; at < bytes.length; at++) if (readUtf8(bytes, at) === 'cut') return bytes.length - at;
  return 0;
}

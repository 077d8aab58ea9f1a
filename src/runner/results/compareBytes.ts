/** Compares received bytes with what was expected. */
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import type { Comparison } from './testResult.ts';

/** Expected and received bytes, with the first difference. */
export function compareBytes(pattern: BytePattern, received: Uint8Array): Comparison {
  let at = 0;
  const end = Math.min(pattern.length, received.length);
  while (at < end && pattern.fitsAt(at, received[at] ?? 0)) at++;
  const holes = pattern.hasHoles ? { holes: holesOf(pattern) } : {};
  return { expected: pattern.bytes, received: Uint8Array.from(received), differsAt: at, ...holes };
}

/** The same for a pattern that may match anywhere. */
export function compareAnywhere(pattern: BytePattern, received: Uint8Array): Comparison {
  return { ...compareBytes(pattern, received), anywhere: true };
}

/** The comparison for an expectation that is not given as bytes. */
export function compareWords(words: string, received: Uint8Array): Comparison {
  return { expected: new Uint8Array(), received: Uint8Array.from(received), differsAt: 0, words };
}

/** A position that accepts two different bytes accepts any. */
function holesOf(pattern: BytePattern): number[] {
  const holes: number[] = [];
  for (let at = 0; at < pattern.length; at++)
    if (pattern.fitsAt(at, 0) && pattern.fitsAt(at, 1)) holes.push(at);
  return holes;
}

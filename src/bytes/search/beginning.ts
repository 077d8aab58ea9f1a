/** Whether bytes end with the beginning of what is searched for: it may go on in bytes that follow. */
import type { BytePattern } from './bytePattern.ts';
import { exactly, prefixTable } from './byteSearch.ts';

/** Whether the bytes `from` ≤ index < `to`, fewer than what is searched for has, end with its beginning. */
export type IsBegunIn = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Of bytes that are compared through a table of equal values, in linear time. */
export function beginningOf(bytes: Uint8Array, same: Uint8Array = exactly): IsBegunIn {
  const wanted = bytes.map((byte) => same[byte] ?? byte);
  const prefixes = prefixTable(wanted);
  const first = wanted[0];
  return (within, from, to) => {
    let start = from;
    while (start < to && same[within[start] ?? 0] !== first) start++;
    let fitting = 0;
    for (let at = start; at < to; at++) {
      const byte = same[within[at] ?? 0];
      while (fitting > 0 && wanted[fitting] !== byte) fitting = prefixes[fitting] ?? 0;
      if (wanted[fitting] === byte) fitting++;
    }
    return fitting > 0;
  };
}

export function beginningOfPattern(pattern: BytePattern): IsBegunIn {
  if (!pattern.hasHoles) return beginningOf(pattern.bytes);
  return (within, from, to) => {
    for (let start = from; start < to; start++) {
      let at = start;
      while (at < to && pattern.fitsAt(at - start, within[at] ?? 0)) at++;
      if (at === to) return true;
    }
    return false;
  };
}

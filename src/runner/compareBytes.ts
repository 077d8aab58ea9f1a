import type { BytePattern } from '../payload/bytePattern.ts';
import type { Comparison } from './testResult.ts';

/** What was expected beside what came, with the first byte that differs. */
export function compareBytes(pattern: BytePattern, received: Uint8Array): Comparison {
  let at = 0;
  const end = Math.min(pattern.length, received.length);
  while (at < end && pattern.fitsAt(at, received[at] ?? 0)) at++;
  return { expected: pattern.bytes, received, differsAt: at };
}

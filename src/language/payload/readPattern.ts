/** Parses byte patterns to search for. */
import type { Parsed } from '../../model/problem.ts';
import { encodePattern } from './encodePayload.ts';
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import { parsePattern } from './parsePayload.ts';

/** A byte pattern from payload notation: `"GET " hex"0d ??"`. */
export function readPattern(text: string): Parsed<BytePattern> {
  const parts = parsePattern(text);
  return parts.ok ? encodePattern(parts.value) : parts;
}

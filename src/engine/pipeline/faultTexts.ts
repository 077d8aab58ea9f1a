/** The bytes of a fault's texts, which are constant. */
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import { readPattern } from '../../language/payload/readPattern.ts';

/** Throws for a text that `parseFault` would not have accepted. */
export function patternOf(text: string): BytePattern {
  const pattern = readPattern(text);
  if (!pattern.ok) throw new Error(`The pattern ${text} of a fault is wrong: ${pattern.problems[0].message}`);
  return pattern.value;
}

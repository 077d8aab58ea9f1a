/** The parsers of payloads and patterns. */
import type { Parsed } from '../../model/problem.ts';
import { parseParts } from './parseParts.ts';
import { patternNotation, payloadNotation } from './payloadNotation.ts';
import type { PayloadPart } from './model/payloadPart.ts';

/** Reads the payload notation: `"text\n" len16be{hex"de ad"}`. Linear time, never throws. */
export function parsePayload(text: string): Parsed<readonly PayloadPart[]> {
  return parseParts(text, payloadNotation);
}

/** Reads a pattern: a payload that may have holes, `hex"02 ?? ?? 03"`. */
export function parsePattern(text: string): Parsed<readonly PayloadPart[]> {
  return parseParts(text, patternNotation);
}

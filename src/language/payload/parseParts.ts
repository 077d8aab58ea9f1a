/** Parses a text in any variant of the payload notation. */
import { excerpt } from '../../model/excerpt.ts';
import type { Parsed } from '../../model/problem.ts';
import { ProblemList } from '../../model/problemList.ts';
import type { Notation } from './reading/payloadReader.ts';
import { payloadLimitBytes, tooLargeMessage } from './model/payloadLimits.ts';
import { leastBytesOf, type PayloadPart } from './model/payloadPart.ts';
import { PayloadReader } from './reading/payloadReader.ts';

/** Parses a whole text into parts. Linear time, never throws. */
export function parseParts(text: string, notation: Notation): Parsed<readonly PayloadPart[]> {
  const problems = new ProblemList();
  const reader = new PayloadReader(text, 0, text.length, problems, notation);
  const parts: PayloadPart[] = [];
  for (;;) {
    for (const part of notation.readParts(reader)) parts.push(part);
    if (reader.done || problems.full) break;
    refuseChunk(reader);
  }
  if (parts.length === 0 && problems.count === 0)
    problems.add(text.length, text.length, `A payload is missing: write ${notation.examples}.`, '""');
  if (leastBytesOf(parts) > payloadLimitBytes) problems.add(0, text.length, tooLargeMessage);
  return problems.result(parts);
}

function refuseChunk(reader: PayloadReader): void {
  const chunk = reader.chunk();
  const plain = /^[^"\\\p{C}]+$/u.test(chunk) && !chunk.includes('{{');
  const fix = plain ? `"${chunk}"` : undefined;
  const message = `${excerpt(chunk)} is not part of a payload: text goes in quotes; there are ${reader.notation.examples}.`;
  reader.problems.add(reader.at, reader.at + chunk.length, message, fix);
  reader.at += Math.max(1, chunk.length);
}

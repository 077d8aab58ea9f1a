/** Finds payload parts by offset. */
import { ProblemList } from '../../../model/problemList.ts';
import { payloadNotation } from '../payloadNotation.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import { PayloadReader } from '../reading/payloadReader.ts';

/** The parts of a text that can be read, whatever else is wrong with it. */
export function readableParts(text: string): readonly PayloadPart[] {
  const reader = new PayloadReader(text, 0, text.length, new ProblemList(), payloadNotation);
  const parts: PayloadPart[] = [];
  while (!reader.problems.full) {
    for (const part of payloadNotation.readParts(reader)) parts.push(part);
    if (reader.done) break;
    reader.at += Math.max(1, reader.chunk().length);
  }
  return parts;
}

/** The innermost part at an offset, if any. */
export function partAt(parts: readonly PayloadPart[], offset: number): PayloadPart | undefined {
  const outer = parts.find(({ start, end }) => offset >= start && offset < end);
  if (outer === undefined || !('parts' in outer)) return outer;
  return partAt(outer.parts, offset) ?? outer;
}

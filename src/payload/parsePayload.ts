import { excerpt } from '../model/excerpt.ts';
import { nearestWord } from '../model/nearestWord.ts';
import type { Parsed } from '../model/problem.ts';
import { ProblemList } from '../model/problemList.ts';
import { encodedLength } from './encodePayload.ts';
import { laterParts, partKinds } from './partKinds.ts';
import type { PayloadPart } from './payloadPart.ts';
import { TextReader } from './textReader.ts';

/** Bytes a payload may have. */
export const payloadLimitBytes = 64 * 1024 * 1024;

const available = partKinds.map((kind) => kind.example).join(', ');

/** Reads the payload notation: parts that are joined, `"text\n" hex"de ad"`. Linear time, never throws. */
export function parsePayload(text: string): Parsed<readonly PayloadPart[]> {
  const problems = new ProblemList();
  const reader = new TextReader(text, 0, text.length, problems);
  const parts: PayloadPart[] = [];
  for (;;) {
    for (const part of readParts(reader)) parts.push(part);
    if (reader.done || problems.full) break;
    refuseChunk(reader);
  }
  if (parts.length === 0 && problems.count === 0) {
    problems.add(text.length, text.length, `A payload is missing: write ${available}.`, '""');
  }
  if (encodedLength(parts) > payloadLimitBytes) {
    problems.add(0, text.length, 'The payload is larger than 64 MiB, the most that one may have.');
  }
  return problems.result(parts);
}

/** The parts from `reader.at` up to the first thing that is none, with the blanks and comments around them. */
export function readParts(reader: TextReader): PayloadPart[] {
  const parts: PayloadPart[] = [];
  while (!reader.problems.full) {
    reader.skipBlank();
    const kind = partKinds.find(({ opening }) => reader.startsWith(opening));
    if (kind !== undefined) parts.push(kind.read(reader));
    else if (!refusePart(reader)) break;
  }
  return parts;
}

/** Tells that a part is not known and steps over it; false where nothing looks like a part. */
function refusePart(reader: TextReader): boolean {
  const start = reader.at;
  const opening = reader.match(/[A-Za-z_][A-Za-z0-9_-]*["'({]|\{\{|<</y);
  if (opening === undefined) return false;
  const name = /^[{<]/.test(opening) ? opening : opening.slice(0, -1);
  const later = laterParts.test(name) || opening === '{{' || opening === '<<';
  const nearest = nearestWord(name, ['hex']);
  const fix = later || nearest === undefined ? undefined : nearest;
  const what = later
    ? `${excerpt(name)} comes with a later version`
    : `There is no payload part ${excerpt(name)}`;
  const hint = fix === undefined ? `available are ${available}.` : `did you mean ${fix}?`;
  reader.problems.add(
    start,
    start + (fix === undefined ? opening.length : name.length),
    `${what}: ${hint}`,
    fix,
  );
  reader.at = pastBody(reader, start + opening.length);
  return true;
}

/** Past the quote or bracket that closes what opens just before `from`, or the end of the line. */
function pastBody(reader: TextReader, from: number): number {
  const closers: Readonly<Record<string, string>> = {
    '"': '"',
    "'": "'",
    '(': ')',
    '{': '}',
  };
  const closer = closers[reader.text[from - 1] ?? ''];
  reader.at = from;
  const stop = reader.lineEnd();
  if (closer === undefined) return stop;
  let at = from;
  while (at < stop && reader.text[at] !== closer) at += reader.text[at] === '\\' ? 2 : 1;
  // `{{name}}` and `len8(…){…}` go on; what follows is reported on its own if it is wrong.
  while (at < stop && reader.text[at] === closer) at++;
  return Math.min(at, stop);
}

function refuseChunk(reader: TextReader): void {
  const chunk = reader.chunk();
  const plain = /^[^"\\\p{C}]+$/u.test(chunk) && !chunk.includes('{{');
  const fix = plain ? `"${chunk}"` : undefined;
  const message = `${excerpt(chunk)} is no part of a payload: text goes in quotes; available are ${available}.`;
  reader.problems.add(reader.at, reader.at + chunk.length, message, fix);
  reader.at += Math.max(1, chunk.length);
}

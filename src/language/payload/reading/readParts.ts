/** Reads sequences of payload parts. */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import type { Notation } from './payloadReader.ts';
import type { PartKind } from './payloadReader.ts';
import { readVariable } from './variable.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from './payloadReader.ts';
import { readPlainText, readText } from './readText.ts';

/**
 * Reads parts from `reader.at` up to the first thing that is not one, including the blanks and comments around them.
 */
export function readParts(reader: PayloadReader): PayloadPart[] {
  const parts: PayloadPart[] = [];
  while (!reader.problems.full) {
    reader.skipBlank();
    const start = reader.at;
    const part = readPart(reader);
    if (part !== undefined) parts.push(part);
    // Nothing consumed: this does not look like a part.
    else if (reader.at === start) break;
  }
  return parts;
}

/** A part; undefined if there is none, or, having moved past it, if it is invalid beyond use. */
function readPart(reader: PayloadReader): PayloadPart | undefined {
  switch (reader.next) {
    case '"':
      return readText(reader);
    case "'":
      return readPlainText(reader);
    case '{':
      return reader.startsWith('{{') ? readVariable(reader) : undefined;
    default:
      return readNamed(reader);
  }
}

/** A part that begins with a name or `<<`, if the notation has it. */
function readNamed(reader: PayloadReader): PayloadPart | undefined {
  const opening = reader.match(/[A-Za-z_][A-Za-z0-9_-]*["'({]|<</y);
  if (opening === undefined) return undefined;
  const { kinds, charset } = reader.notation;
  const name = opening === '<<' ? opening : opening.slice(0, -1);
  const kind = kinds.get(name) ?? charset?.(name);
  if (kind !== undefined && opens(kind, opening.slice(-1))) return kind.read(reader);
  if (kind === undefined) refusePart(reader, opening, name);
  else {
    const message = `${excerpt(name)} is written otherwise: ${kind.example}.`;
    reader.problems.add(reader.at, reader.at + opening.length, message);
    reader.at = pastBody(reader, reader.at + opening.length);
  }
  return undefined;
}

function opens({ opening }: PartKind, sign: string): boolean {
  return opening === '(or{' ? sign === '(' || sign === '{' : opening === sign;
}

/** Reports an unknown part and moves past it. */
function refusePart(reader: PayloadReader, opening: string, name: string): void {
  const { notation, at: start } = reader;
  const fix = nearestName(notation, name);
  const hint = fix === undefined ? `there are ${notation.examples}.` : `did you mean ${fix}?`;
  const end = start + (fix === undefined ? opening : name).length;
  reader.problems.add(start, end, `There is no payload part ${excerpt(name)}: ${hint}`, fix);
  reader.at = pastBody(reader, start + opening.length);
}

function nearestName({ kinds }: Notation, name: string): string | undefined {
  // Most likely a number type without its byte order.
  const ordered = `${name}be`;
  return kinds.has(ordered) ? ordered : nearestWord(name, [...kinds.keys()]);
}

/** Past the quote or bracket that closes what opens just before `from`, or the end of the line. */
function pastBody(reader: PayloadReader, from: number): number {
  const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')', '{': '}' };
  const closer = closers[reader.text[from - 1] ?? ''];
  reader.at = from;
  const stop = reader.lineEnd();
  if (closer === undefined) return stop;
  let at = from;
  while (at < stop && reader.text[at] !== closer) at += reader.text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, stop);
}

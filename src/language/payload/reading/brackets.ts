/** Reads commas and closing brackets of a part, and recovers where they are missing. */
import type { PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from './payloadReader.ts';
import { excerpt } from '../../../model/excerpt.ts';

type Closer = ')' | '}';

/** Consumes a comma; false, with a problem, if there is none. */
export function expectComma(reader: PayloadReader, before: string): boolean {
  reader.skipBlank();
  if (reader.next === ',') {
    reader.at++;
    return true;
  }
  reader.problems.add(reader.at, reader.at, `A comma is missing here, before ${before}.`, ', ');
  return false;
}

/** Consumes the closing bracket, and anything before it that does not belong there. */
export function closeBracket(reader: PayloadReader, closer: Closer): void {
  reader.skipBlank();
  if (reader.next === closer) {
    reader.at++;
    return;
  }
  if (reader.gaveUp) return;
  const start = reader.at;
  const stop = reader.lineEnd();
  const found = reader.text.slice(start, stop).indexOf(closer);
  if (found < 0) {
    reader.problems.add(start, start, `The closing ${closer} is missing here.`, closer);
    // The text here has been reported as no part already.
    return;
  }
  const wrong = reader.text.slice(start, start + found).trimEnd();
  const message = `${excerpt(wrong)} cannot stand here, before the closing ${closer}: text goes in quotes.`;
  const fix = /^[\p{L}\p{N}_ -]+$/u.test(wrong) ? `"${wrong}"` : undefined;
  reader.problems.add(start, start + wrong.length, message, fix);
  reader.at = start + found + 1;
}

/** Reads the payload in brackets and consumes the closing one. `what`: the part it is for. */
export function readBracketed(reader: PayloadReader, closer: Closer, what: string): PayloadPart[] {
  const start = reader.at;
  const before = reader.problems.count;
  const parts = reader.nestedParts();
  // Braces may be empty: an empty payload still has a length and a sum.
  if (closer === ')' && reader.next === ')' && parts.length === 0 && reader.problems.count === before)
    reader.problems.add(start, reader.at, `A payload is missing here: ${what}.`, '""');
  closeBracket(reader, closer);
  return parts;
}

/** The payload in braces that must follow an option's closing bracket. `what` and `form`: for the message. */
export function readBraces(reader: PayloadReader, what: string, form: string): readonly PayloadPart[] {
  reader.at += reader.match(/[ \t]*(?=\{)/y)?.length ?? 0;
  if (reader.next === '{') {
    reader.at++;
    return readBracketed(reader, '}', form);
  }
  reader.problems.add(reader.at, reader.at, `What is ${what} is missing here: ${form}.`, '{""}');
  return [];
}

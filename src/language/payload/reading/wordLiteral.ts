/** Reads quoted words as arguments. */
import { closingQuote } from './readText.ts';
import type { PayloadReader } from './payloadReader.ts';

export interface WordLiteral {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A word in double quotes, without escapes; undefined, with a problem, where there is none. */
export function readWordLiteral(reader: PayloadReader, what: string, fix?: string): WordLiteral | undefined {
  reader.skipBlank();
  const start = reader.at;
  if (reader.next !== '"') {
    const word = reader.match(/[A-Za-z][^\s,(){}"'#]*/y) ?? '';
    reader.at += word.length;
    reader.problems.add(
      start,
      reader.at,
      `A name in quotes is missing here: ${what}.`,
      word === '' ? fix : `"${word}"`,
    );
    return undefined;
  }
  const stop = reader.lineEnd();
  const end = closingQuote(reader, start + 1, stop, '"');
  reader.at = Math.min(stop, end + 1);
  if (end === stop)
    reader.problems.add(stop, stop, 'The closing " is missing: a literal ends on its line.', '"');
  return { text: reader.text.slice(start + 1, end), start, end: reader.at };
}

/** Reads the condition of a rule: a pattern or a regular expression. */
import { excerpt } from '../../model/excerpt.ts';
import type { PayloadReader } from '../payload/reading/payloadReader.ts';
import { takeWord } from './ruleClauses.ts';
import type { ExpressionMatch, RuleMatch } from './ruleStatement.ts';

const places = ['starts', 'ends', 'contains'] as const;
/** Syntax that RE2 lacks, because it cannot be matched in linear time. */
const notLinear = /^(?:\(\?(?:<?[=!])|\\[1-9]|\\k<)/;
const knownFlags = 'imsu';

/** A pattern and its position, or a regular expression; undefined where none is given. */
export function readMatch(reader: PayloadReader): RuleMatch | undefined {
  reader.skipBlank();
  const start = reader.at;
  if (reader.next === '/') return readExpression(reader);
  const place = places.find((word) => takeWord(reader, word) !== undefined);
  const before = reader.problems.count;
  const parts = reader.patternParts();
  const end = trimmedEnd(reader, start);
  if (parts.length > 0) return { kind: 'bytes', start, end, where: place ?? 'all', parts };
  if (place !== undefined && reader.problems.count === before)
    reader.problems.add(
      reader.at,
      reader.at,
      `After "${place}" comes what is looked for, such as "GET ".`,
      '""',
    );
  return undefined;
}

/** End of the text read, without trailing blanks. */
export function trimmedEnd(reader: PayloadReader, start: number): number {
  return start + reader.text.slice(start, reader.at).trimEnd().length;
}

/** `/…/flags`, on one line; a slash in it is written `\/` or is in a class. */
function readExpression(reader: PayloadReader): ExpressionMatch | undefined {
  const { text, problems, at: start } = reader;
  const stop = reader.lineEnd();
  let inClass = false;
  let at = start + 1;
  for (; at < stop && (inClass || text[at] !== '/'); at++) {
    const character = text[at];
    if (!inClass) refuseNotLinear(reader, at);
    if (character === '\\') at++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
  }
  const close = Math.min(at, stop);
  reader.at = Math.min(stop, close + 1);
  if (close === stop) {
    problems.add(stop, stop, 'The closing / of the regular expression is missing.', '/');
    return undefined;
  }
  const flags = reader.match(/[A-Za-z]*/y) ?? '';
  const wrong = Array.from(flags).find(
    (flag, index) => !knownFlags.includes(flag) || flags.indexOf(flag) < index,
  );
  if (wrong !== undefined) {
    const message = `${excerpt(wrong)} cannot stand here: a regular expression has the flags i, m, s and u, each once.`;
    problems.add(reader.at, reader.at + flags.length, message);
  }
  reader.at += flags.length;
  if (close === start + 1) problems.add(start, close + 1, 'The regular expression is empty.');
  return { kind: 'expression', start, end: reader.at, source: text.slice(start + 1, close), flags };
}

function refuseNotLinear({ text, problems }: PayloadReader, at: number): void {
  const found = notLinear.exec(text.slice(at, at + 4))?.[0];
  if (found === undefined) return;
  const message = `${excerpt(found)} is not available: look-around and back-references cannot be matched in linear time.`;
  problems.add(at, at + found.length, message);
}

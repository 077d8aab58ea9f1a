/** Reads the clauses of statements, in any order, each once: `as NAME`, `within D`, `fails CODE`. */
import { excerpt } from '../../../model/excerpt.ts';
import { failureTexts } from '../../../model/failureTexts.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import type { Placed } from '../../../model/problem.ts';
import { readDuration } from './statementPieces.ts';
import type { StatementReader } from './statementReader.ts';

/** Reads clauses by their keywords until none follows. */
export function readClauses(
  reader: StatementReader,
  clauses: Readonly<Record<string, () => void>>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  for (let found = true; found && !reader.problems.full;) {
    found = false;
    for (const [word, read] of Object.entries(clauses)) {
      if (seen.has(word)) continue;
      if (reader.keyword(word) === undefined) continue;
      seen.add(word);
      read();
      found = true;
    }
    reader.skipBlank();
    const again = reader.word();
    if (again === undefined || !seen.has(again)) continue;
    const start = reader.at;
    reader.at += again.length;
    reader.problems.add(start, reader.at, `One "${again}" is enough here.`);
    clauses[again]?.();
    found = true;
  }
  return seen;
}

/** The maximum time to wait. */
export function readWithin(reader: StatementReader): Placed<number> | undefined {
  const within = readDuration(reader);
  if (within?.value === 0)
    reader.problems.add(within.start, within.end, 'Nothing happens within no time: write 100ms or more.');
  return within;
}

/** An errno name, or the name of what is wrong with a certificate; `ABORT_ERR` is no code that an experiment meets. */
export const errorCode = /^(?:E[A-Z0-9_]{2,40}|(?!ABORT)[A-Z]{2,}(?:_[A-Z0-9]+)+)$/;

/** The code that a call is expected to fail with. */
export function readErrorCode(reader: StatementReader): Placed<string> | undefined {
  reader.want({ kind: 'error code' });
  const chunk = reader.chunk();
  const start = reader.at;
  const fix = nearestWord(chunk, Object.keys(failureTexts));
  if (!errorCode.test(chunk)) {
    const message =
      chunk === ''
        ? 'After "fails" comes the code of the error, such as ECONNREFUSED.'
        : `${excerpt(chunk)} is not an error code: write one such as ECONNREFUSED or EADDRINUSE.`;
    reader.problems.add(start, start + chunk.length, message, chunk === '' ? 'ECONNREFUSED' : fix);
    reader.at += chunk.length;
    return undefined;
  }
  reader.at += chunk.length;
  if (!Object.hasOwn(failureTexts, chunk) && !chunk.startsWith('ERR_') && fix !== undefined)
    reader.problems.add(start, reader.at, `There is no error ${chunk}: did you mean ${fix}?`, fix);
  return { start, end: reader.at, value: chunk };
}

/** Reports that `as NAME` is missing, and suggests a name. */
export function missingName(reader: StatementReader, at: number, suggestion: string): void {
  reader.problems.add(at, at, `A name is missing: add one, such as "as ${suggestion}".`, ` as ${suggestion}`);
}

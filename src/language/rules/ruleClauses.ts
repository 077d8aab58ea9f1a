/** Reads the clauses of a rule: `all`, `after D`, `times N`, `then end`, durations and counts. */
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import { parseDuration } from '../core/parseDuration.ts';
import type { PayloadReader } from '../payload/reading/payloadReader.ts';
import type { Placed, Span } from '../../model/problem.ts';
import type { OnStatement, RuleEnding } from './ruleStatement.ts';

const endings: readonly RuleEnding[] = ['end', 'close', 'reset'];
const clauses = ['after', 'times', 'then'] as const;
const mostTimes = 1_000_000_000;

export type RuleTail = Pick<OnStatement, 'after' | 'times' | 'then'>;

/** Consumes a word if it is next. */
export function takeWord(reader: PayloadReader, word: string): Span | undefined {
  reader.skipBlank();
  if (reader.word() !== word) return undefined;
  const start = reader.at;
  reader.at += word.length;
  return { start, end: reader.at };
}

/** The clauses after a reply, in any order. `refusal`: why `then` is not allowed. */
export function readTail(reader: PayloadReader, refusal: string | undefined): RuleTail {
  const tail: { -readonly [Clause in keyof RuleTail]: RuleTail[Clause] } = {
    after: undefined,
    times: undefined,
    then: undefined,
  };
  for (;;) {
    reader.skipBlank();
    if (reader.done || reader.problems.full) return tail;
    const start = reader.at;
    const chunk = reader.chunk();
    const clause = clauses.find((candidate) => candidate === chunk);
    reader.at += chunk.length;
    if (clause === undefined) {
      refuseClause(reader, start, chunk);
      return tail;
    }
    const again = tail[clause] !== undefined;
    if (clause === 'then') tail.then = readEnding(reader, start) ?? tail.then;
    else if (clause === 'after') tail.after = readDuration(reader, start) ?? tail.after;
    else tail.times = readCount(reader, start) ?? tail.times;
    if (clause === 'then' && refusal !== undefined) reader.problems.add(start, reader.at, refusal);
    else if (again) reader.problems.add(start, reader.at, `A rule has one "${clause}".`);
  }
}

function refuseClause(reader: PayloadReader, start: number, chunk: string): void {
  const message = `${excerpt(chunk)} cannot stand here: after the answer comes nothing, or after 1s, times 3, or then end, close or reset.`;
  reader.problems.add(start, reader.at, message, nearestWord(chunk, clauses));
}

/** A duration such as `200ms`; undefined with a problem. `start`: the start of its clause. */
export function readDuration(reader: PayloadReader, start: number): Placed<number> | undefined {
  const { chunk, at } = readChunk(reader);
  const duration = parseDuration(chunk);
  if (duration.ok) return { start, end: reader.at, value: duration.value };
  const missing = 'A duration is missing here: write 200ms, 1s, 2m or 1h.';
  reader.problems.add(at, reader.at, chunk === '' ? missing : duration.failure.message);
  return undefined;
}

function readCount(reader: PayloadReader, start: number): Placed<number> | undefined {
  return readWhole(reader, start, 1, mostTimes, 'How often');
}

/** A whole number within bounds; undefined with a problem. */
export function readWhole(
  reader: PayloadReader,
  start: number,
  least: number,
  most: number,
  what: string,
): Placed<number> | undefined {
  const { chunk, at } = readChunk(reader);
  const value = /^[0-9]{1,15}$/.test(chunk) ? Number(chunk) : -1;
  if (value >= least && value <= most) return { start, end: reader.at, value };
  reader.problems.add(at, reader.at, `${what} is a whole number from ${least} to ${most}.`);
  return undefined;
}

function readEnding(reader: PayloadReader, start: number): Placed<RuleEnding> | undefined {
  const { chunk, at } = readChunk(reader);
  const ending = endings.find((candidate) => candidate === chunk);
  if (ending !== undefined) return { start, end: reader.at, value: ending };
  const fix = nearestWord(chunk, endings);
  reader.problems.add(at, reader.at, 'After "then" comes end (half-close), close, or reset.', fix);
  return undefined;
}

/** Reads everything up to the next blank. */
export function readChunk(reader: PayloadReader): { readonly chunk: string; readonly at: number } {
  reader.skipBlank();
  const at = reader.at;
  const chunk = reader.chunk();
  reader.at += chunk.length;
  return { chunk, at };
}

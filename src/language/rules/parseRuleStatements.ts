/** The parser of responder rules. */
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import type { Parsed, Placed } from '../../model/problem.ts';
import { ProblemList } from '../../model/problemList.ts';
import { payloadNotation } from '../payload/payloadNotation.ts';
import { PayloadReader } from '../payload/reading/payloadReader.ts';
import { serviceRow, serviceWords, type ServiceRow } from './services.ts';
import { readAnswer } from './readReply.ts';
import { readFrames } from './readFrames.ts';
import { readMatch } from './readMatch.ts';
import { readDuration, readTail, takeWord } from './ruleClauses.ts';
import type {
  EveryStatement,
  OnStatement,
  RuleEvent,
  RuleStatement,
  ServiceStatement,
} from './ruleStatement.ts';

export const ruleForm =
  'on [connect|data|line|frame] [MATCH] reply [all] ANSWER [after D] [times N] [then end|close|reset]';
const events: readonly RuleEvent[] = ['connect', 'data', 'line', 'frame'];

/** Parses rules, one per line, with blank lines and `# comments` between them. Spans are in the whole text. */
export function parseRuleStatements(text: string): Parsed<readonly RuleStatement[]> {
  const problems = new ProblemList();
  return problems.result(readStatements(text, problems));
}

export function readStatements(text: string, problems: ProblemList): RuleStatement[] {
  const statements: RuleStatement[] = [];
  let framed = false;
  for (let start = 0; start <= text.length && !problems.full;) {
    const feed = text.indexOf('\n', start);
    const reader = new PayloadReader(text, start, feed < 0 ? text.length : feed, problems, payloadNotation);
    reader.skipBlank();
    const statement = reader.done ? undefined : readStatement(reader);
    if (statement !== undefined) statements.push(statement);
    if (statement?.kind === 'frames' && framed)
      problems.add(statement.start, statement.end, 'A listener has one "frames by".');
    framed ||= statement?.kind === 'frames';
    // Skips the lines that belong to it, such as a heredoc's.
    start = reader.resumeAt;
  }
  return statements;
}

/** Reads the rule at the reader; undefined, with a problem, where there is none. */
export function readStatement(reader: PayloadReader): RuleStatement | undefined {
  const start = reader.at;
  const word = reader.word();
  const service = serviceRow(word ?? '');
  if (service !== undefined) return readAlone(reader, service);
  if (takeWord(reader, 'on') !== undefined) return readOn(reader, start);
  if (takeWord(reader, 'every') !== undefined) return readEvery(reader, start);
  if (takeWord(reader, 'frames') !== undefined) return readFrames(reader, start);
  refuseStatement(reader, word);
  return undefined;
}

function refuseStatement(reader: PayloadReader, word: string | undefined): void {
  const start = reader.at;
  if (word === undefined) {
    // Most likely a bare reply.
    const fix = /^(?:["']|hex")/.test(reader.text.slice(start, start + 4)) ? 'on data reply ' : undefined;
    reader.problems.add(start, start, `A rule begins with "on", such as on data reply "thanks".`, fix);
    return;
  }
  const fix = nearestWord(word, ['on', 'every', 'frames', ...serviceWords]);
  const hint =
    fix === undefined ? `write ${ruleForm}, or one of ${serviceWords.join(', ')}.` : `did you mean ${fix}?`;
  reader.problems.add(start, start + word.length, `There is no rule ${excerpt(word)}: ${hint}`, fix);
}

/** A bare service is a whole rule. */
function readAlone(reader: PayloadReader, service: ServiceRow): ServiceStatement {
  const start = reader.at;
  reader.at += service.name.length;
  const end = reader.at;
  reader.skipBlank();
  if (!reader.done) {
    const rest = reader.text.slice(reader.at, reader.end).trimEnd();
    if (service.ends && reader.word() === 'then') {
      const message = `After "${service.name}" alone nothing follows; write the whole rule, such as: on data reply ${service.name} then close.`;
      reader.problems.add(start, start, message, 'on data reply ');
    } else {
      const message = `After "${service.name}" alone nothing follows; for more, write a whole rule: ${ruleForm}.`;
      reader.problems.add(reader.at, reader.at + rest.length, message);
    }
  }
  return { kind: 'service', start, end, name: service.name };
}

function readOn(reader: PayloadReader, start: number): OnStatement | undefined {
  const event = readEvent(reader);
  const before = reader.problems.count;
  const match = readMatch(reader);
  if (match !== undefined && event?.value === 'connect')
    reader.problems.add(
      match.start,
      match.end,
      'A new connection has brought nothing yet that could match.',
      '',
    );
  const discard = takeWord(reader, 'discard');
  const verb = discard ?? takeWord(reader, 'reply');
  if (verb === undefined) {
    // An earlier problem may have consumed the rest of the line.
    if (reader.problems.count === before) refuseVerb(reader, start);
    return undefined;
  }
  const all = discard === undefined ? takeWord(reader, 'all') : undefined;
  const answer =
    discard === undefined ? readAnswer(reader) : ({ kind: 'service', ...discard, name: 'discard' } as const);
  if (answer === undefined) return undefined;
  const service = answer.kind === 'service' ? serviceRow(answer.name) : undefined;
  if (service !== undefined && event?.value === 'connect' && !service.on.includes('connect')) {
    const message = `"${service.name}" needs data to answer: write "on data", not "on connect".`;
    if (discard === undefined) reader.problems.add(answer.start, answer.end, message);
  }
  const tail = readTail(reader, refusedEnding(service, discard !== undefined));
  const last = tail.then ?? tail.times ?? tail.after ?? answer;
  return { kind: 'on', start, end: last.end, event, match, all, answer, ...tail };
}

/** Why `then` cannot follow this reply; undefined where it can. */
function refusedEnding(service: ServiceRow | undefined, discards: boolean): string | undefined {
  if (discards) return 'A "then" follows an answer, and discard has none.';
  return service === undefined || service.ends
    ? undefined
    : `"${service.name}" never comes to an end, so nothing can follow it.`;
}

function readEvent(reader: PayloadReader): Placed<RuleEvent> | undefined {
  for (const value of events) {
    const span = takeWord(reader, value);
    if (span !== undefined) return { ...span, value };
  }
  return undefined;
}

function refuseVerb(reader: PayloadReader, start: number): void {
  reader.skipBlank();
  const verb = reader.word();
  const fix = nearestWord(verb ?? '', ['reply', 'discard', ...events, 'starts', 'ends', 'contains']);
  const hint = fix === undefined ? '' : ` Did you mean ${fix}?`;
  const message = `A rule needs "reply" and an answer, or "discard": ${ruleForm}.${hint}`;
  reader.problems.add(verb === undefined ? start : reader.at, reader.at + (verb?.length ?? 0), message, fix);
}

function readEvery(reader: PayloadReader, start: number): EveryStatement | undefined {
  reader.skipBlank();
  const periodMs = readDuration(reader, reader.at);
  if (periodMs?.value === 0)
    reader.problems.add(periodMs.start, periodMs.end, 'A period is longer than nothing.');
  if (takeWord(reader, 'reply') === undefined) {
    if (periodMs !== undefined)
      reader.problems.add(
        reader.at,
        reader.at,
        'After the period comes "reply", such as every 5s reply "tick".',
        'reply ',
      );
    return undefined;
  }
  const all = takeWord(reader, 'all');
  const answer = readAnswer(reader);
  if (answer === undefined || periodMs === undefined) return undefined;
  const service = answer.kind === 'service' ? serviceRow(answer.name) : undefined;
  if (
    answer.kind === 'exec' ||
    (service !== undefined && !(service.ends && service.on.includes('connect')))
  ) {
    const message = `What is sent again and again is a payload, daytime or time.`;
    reader.problems.add(answer.start, answer.end, message);
  }
  reader.skipBlank();
  if (!reader.done) {
    const rest = reader.text.slice(reader.at, reader.end).trimEnd();
    const message = `${excerpt(rest)} cannot stand here: after the answer of "every" comes nothing.`;
    reader.problems.add(reader.at, reader.at + rest.length, message);
  }
  return { kind: 'every', start, end: answer.end, periodMs, all, answer };
}

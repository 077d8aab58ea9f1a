import { excerpt } from '../model/excerpt.ts';
import { nearestWord } from '../model/nearestWord.ts';
import type { Parsed } from '../model/problem.ts';
import { ProblemList } from '../model/problemList.ts';
import { encodePayload } from './encodePayload.ts';
import { payloadNotation } from './payloadNotation.ts';
import { PayloadReader } from './payloadReader.ts';
import type { PayloadPart } from './payloadPart.ts';
import type { Rule, RuleAction, RuleEnding, RuleTrigger } from './rule.ts';
import { serviceRow, serviceWords, type ServiceRow } from './services.ts';

const form = 'on [connect|data] reply ANSWER [then end|close|reset]';
const endings: readonly RuleEnding[] = ['end', 'close', 'reset'];
/** Never handed out: it stands where a problem has been found. */
const noRule: Rule = { on: 'data', action: { kind: 'discard' } };

/** Reads one responder rule (`on data reply "thanks" then close`) or a service's bare word (`echo`). */
export function parseRule(line: string): Parsed<Rule> {
  const problems = new ProblemList();
  const reader = new PayloadReader(line, 0, line.length, problems, payloadNotation);
  reader.skipBlank();
  if (reader.done)
    problems.add(reader.at, reader.at, `A rule is missing: ${form}, or one of ${serviceWords.join(', ')}.`);
  const rule = reader.done ? noRule : readRule(reader);
  return problems.result(rule);
}

/** Reads rules, one per line; empty lines and `# comments` between them are allowed. Spans are in the whole text. */
export function parseRules(text: string): Parsed<readonly Rule[]> {
  const problems = new ProblemList();
  const rules: Rule[] = [];
  for (let start = 0; start <= text.length && !problems.full;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const reader = new PayloadReader(text, start, end, problems, payloadNotation);
    reader.skipBlank();
    if (!reader.done) rules.push(readRule(reader));
    // Past the lines that belong to it, such as a heredoc's.
    start = reader.resumeAt;
  }
  return problems.result(rules);
}

function readRule(reader: PayloadReader): Rule {
  const start = reader.at;
  const word = reader.word();
  const service = serviceRow(word ?? '');
  if (word === 'on') {
    reader.at += word.length;
    return readOn(reader, start);
  }
  if (service !== undefined) return readAlone(reader, service);
  if (word === 'every' || word === 'frames') {
    reader.problems.add(
      start,
      start + word.length,
      `"${word}" comes with a later version; a rule is: ${form}.`,
    );
  } else if (word === undefined) {
    // Most likely an answer alone.
    const message = `A rule begins with "on", such as on data reply "thanks".`;
    reader.problems.add(
      start,
      start,
      message,
      /["']|hex"/.test(reader.text.slice(start, start + 4)) ? 'on data reply ' : undefined,
    );
  } else {
    const fix = nearestWord(word, ['on', ...serviceWords]);
    const hint =
      fix === undefined ? `write ${form}, or one of ${serviceWords.join(', ')}.` : `did you mean ${fix}?`;
    reader.problems.add(start, start + word.length, `There is no rule ${excerpt(word)}: ${hint}`, fix);
  }
  return noRule;
}

/** A service's word alone stands for a whole rule. */
function readAlone(reader: PayloadReader, service: ServiceRow): Rule {
  const start = reader.at;
  reader.at += service.name.length;
  reader.skipBlank();
  if (!reader.done) {
    const rest = reader.text.slice(reader.at, reader.end).trimEnd();
    if (service.ends && reader.word() === 'then') {
      const message = `After "${service.name}" alone nothing follows; write the whole rule, such as: on data reply ${service.name} then close.`;
      reader.problems.add(start, start, message, 'on data reply ');
    } else {
      const message = `After "${service.name}" alone nothing follows; for more, write a whole rule: ${form}.`;
      reader.problems.add(reader.at, reader.at + rest.length, message);
    }
  }
  return { on: service.alone, action: actionOf(service) };
}

function readOn(reader: PayloadReader, start: number): Rule {
  const trigger = readTrigger(reader);
  refusePattern(reader);
  reader.skipBlank();
  const at = reader.at;
  const verb = reader.word();
  if (verb === 'discard') {
    reader.at += verb.length;
    return {
      on: trigger,
      action: { kind: 'discard' },
      ...readTail(reader, 'A "then" follows an answer, and discard has none.'),
    };
  }
  if (verb !== 'reply') {
    const fix = nearestWord(verb ?? '', ['reply', 'discard', 'connect', 'data']);
    const end = at + (verb?.length ?? 0);
    const hint = fix === undefined ? '' : ` Did you mean ${fix}?`;
    reader.problems.add(
      verb === undefined ? start : at,
      end,
      `A rule needs "reply" and an answer, or "discard": ${form}.${hint}`,
      fix,
    );
    return noRule;
  }
  reader.at += verb.length;
  refuseWord(reader, 'all', '"reply all" comes with a later version: leave "all" out.', '');
  return readAnswer(reader, trigger);
}

function readTrigger(reader: PayloadReader): RuleTrigger {
  reader.skipBlank();
  const word = reader.word();
  if (word === 'connect' || word === 'data') {
    reader.at += word.length;
    return word;
  }
  for (const later of ['line', 'frame']) {
    refuseWord(
      reader,
      later,
      `"on ${later}" comes with a later version; "on connect" and "on data" are available.`,
    );
  }
  return 'data';
}

/** Tells that patterns are not available yet, and steps over one. */
function refusePattern(reader: PayloadReader): void {
  reader.skipBlank();
  const start = reader.at;
  const word = reader.word();
  if (word === 'starts' || word === 'ends' || word === 'contains') reader.at += word.length;
  reader.skipBlank();
  if (reader.next === '/') reader.at += reader.match(/\/(?:[^/\\]|\\.)*\/?[a-z]*/y)?.length ?? 1;
  const before = reader.problems.count;
  reader.nestedParts();
  if (reader.at === start || reader.problems.count > before) return;
  const end = start + reader.text.slice(start, reader.at).trimEnd().length;
  reader.problems.add(
    start,
    end,
    'A pattern comes with a later version: leave it out to answer whatever arrives.',
    '',
  );
}

function readAnswer(reader: PayloadReader, trigger: RuleTrigger): Rule {
  reader.skipBlank();
  const start = reader.at;
  const word = reader.word();
  const service = serviceRow(word ?? '');
  if (word !== undefined && service !== undefined) {
    reader.at += word.length;
    judgeTrigger(reader, start, service, trigger);
    const refusal = service.ends ? undefined : `"${word}" never comes to an end, so nothing can follow it.`;
    return {
      on: trigger,
      action: actionOf(service),
      ...readTail(reader, refusal),
    };
  }
  if (word === 'exec') {
    reader.problems.add(
      start,
      start + word.length,
      '"exec" comes with a later version; an answer is a payload or a service.',
    );
    reader.at += word.length;
    reader.nestedParts();
    return noRule;
  }
  const before = reader.problems.count;
  const parts = reader.nestedParts();
  if (parts.length === 0 && reader.problems.count === before) {
    refuseAnswer(reader);
    return noRule;
  }
  return {
    on: trigger,
    action: { kind: 'bytes', bytes: constantBytes(reader, parts, before) },
    ...readTail(reader, undefined),
  };
}

/** A rule's answer is always the same bytes in this version. */
function constantBytes(reader: PayloadReader, parts: readonly PayloadPart[], before: number): Uint8Array {
  const bytes = encodePayload(parts);
  if (bytes.ok) return bytes.value;
  const [{ start, end }] = bytes.problems;
  const message = `${excerpt(reader.text.slice(start, end))} comes with a later version: an answer is always the same bytes here.`;
  if (reader.problems.count === before) reader.problems.add(start, end, message);
  return new Uint8Array();
}

function refuseAnswer(reader: PayloadReader): void {
  const chunk = reader.chunk();
  const fix = nearestWord(chunk, serviceWords);
  const hint = fix === undefined ? '' : ` Did you mean ${fix}?`;
  const message = `An answer is missing here: text in quotes, hex"…", or one of ${serviceWords.join(', ')}.${hint}`;
  const end = chunk === 'then' ? reader.at : reader.at + chunk.length;
  reader.problems.add(reader.at, end, message, fix);
}

/** A service that answers what it receives has nothing to answer to a new connection. */
function judgeTrigger(reader: PayloadReader, start: number, service: ServiceRow, trigger: RuleTrigger): void {
  if (trigger === 'service' || service.on.includes(trigger)) return;
  reader.problems.add(
    start,
    reader.at,
    `"${service.name}" needs data to answer: write "on data", not "on ${trigger}".`,
  );
}

/** What may follow an answer. `refusal`: why `then` cannot. */
function readTail(reader: PayloadReader, refusal: string | undefined): { readonly then?: RuleEnding } {
  let then: RuleEnding | undefined;
  for (;;) {
    reader.skipBlank();
    if (reader.done || reader.problems.full) return then === undefined ? {} : { then };
    const start = reader.at;
    const chunk = reader.chunk();
    reader.at += chunk.length;
    if (chunk === 'after' || chunk === 'times') {
      reader.skipBlank();
      reader.at += reader.chunk().length;
      reader.problems.add(start, reader.at, `"${chunk}" comes with a later version: leave it out.`, '');
    } else if (chunk === 'then') {
      const ending = readEnding(reader);
      if (refusal !== undefined) reader.problems.add(start, reader.at, refusal);
      else if (then !== undefined) reader.problems.add(start, reader.at, 'A rule has one "then".');
      then = ending ?? then;
    } else {
      const fix = nearestWord(chunk, ['then']);
      const message = `${excerpt(chunk)} cannot stand here: after the answer comes nothing, or then end, close or reset.`;
      reader.problems.add(start, reader.at, message, fix);
      return {};
    }
  }
}

function readEnding(reader: PayloadReader): RuleEnding | undefined {
  reader.skipBlank();
  const start = reader.at;
  const chunk = reader.chunk();
  const ending = endings.find((candidate) => candidate === chunk);
  reader.at += chunk.length;
  if (ending === undefined) {
    const fix = nearestWord(chunk, endings);
    reader.problems.add(start, reader.at, 'After "then" comes end (half-close), close, or reset.', fix);
  }
  return ending;
}

function refuseWord(reader: PayloadReader, word: string, message: string, fix?: string): void {
  reader.skipBlank();
  if (reader.word() !== word) return;
  reader.problems.add(reader.at, reader.at + word.length, message, fix);
  reader.at += word.length;
}

function actionOf({ name }: ServiceRow): RuleAction {
  return name === 'discard' ? { kind: 'discard' } : { kind: 'service', name };
}

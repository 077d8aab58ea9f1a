/**
 * The rules that the engine can follow in this version: of the whole language, which `rules/` reads, the triggers
 * `connect` and `data` and answers that are always the same.
 */
import { excerpt } from '../model/excerpt.ts';
import type { Parsed } from '../model/problem.ts';
import { ProblemList } from '../model/problemList.ts';
import { encodePayload } from './encodePayload.ts';
import { openPart } from './openPart.ts';
import { payloadNotation } from './payloadNotation.ts';
import { PayloadReader } from './payloadReader.ts';
import type { Rule, RuleAction } from './rule.ts';
import { readStatement, readStatements, ruleForm } from './rules/parseRuleStatements.ts';
import type { OnStatement, RuleAnswer, RuleStatement, Span } from './rules/ruleStatement.ts';
import { serviceRow, serviceWords } from './services.ts';

/** Never handed out: it stands where a problem has been found. */
const noRule: Rule = { on: 'data', action: { kind: 'discard' } };

/** Reads one responder rule (`on data reply "thanks" then close`) or a service's bare word (`echo`). */
export function parseRule(line: string): Parsed<Rule> {
  const problems = new ProblemList();
  const reader = new PayloadReader(line, 0, line.length, problems, payloadNotation);
  reader.skipBlank();
  if (reader.done)
    problems.add(
      reader.at,
      reader.at,
      `A rule is missing: ${ruleForm}, or one of ${serviceWords.join(', ')}.`,
    );
  const statement = reader.done ? undefined : readStatement(reader);
  return problems.result(statement === undefined ? noRule : ruleOf(statement, line, problems));
}

/** Reads rules, one per line; empty lines and `# comments` between them are allowed. Spans are in the whole text. */
export function parseRules(text: string): Parsed<readonly Rule[]> {
  const problems = new ProblemList();
  return problems.result(
    readStatements(text, problems).map((statement) => ruleOf(statement, text, problems)),
  );
}

function ruleOf(statement: RuleStatement, text: string, problems: ProblemList): Rule {
  switch (statement.kind) {
    case 'service':
      return { on: serviceRow(statement.name)?.alone ?? 'data', action: serviceAction(statement.name) };
    case 'on':
      return onRule(statement, text, problems);
    case 'every':
    case 'frames':
      later(problems, { ...statement, end: statement.start + statement.kind.length }, `"${statement.kind}"`);
      return noRule;
  }
}

function onRule(
  { event, match, all, answer, after, times, then }: OnStatement,
  text: string,
  problems: ProblemList,
): Rule {
  if (event?.value === 'line' || event?.value === 'frame') later(problems, event, `"on ${event.value}"`);
  if (match !== undefined) later(problems, match, 'A pattern', '');
  if (all !== undefined) later(problems, all, '"reply all"', '');
  if (after !== undefined) later(problems, after, '"after"', '');
  if (times !== undefined) later(problems, times, '"times"', '');
  const action = actionOf(answer, text, problems);
  return {
    on: event?.value === 'connect' ? 'connect' : 'data',
    action,
    ...(then === undefined ? {} : { then: then.value }),
  };
}

function actionOf(answer: RuleAnswer, text: string, problems: ProblemList): RuleAction {
  if (answer.kind === 'service') return serviceAction(answer.name);
  if (answer.kind === 'exec') {
    later(problems, { start: answer.start, end: answer.start + 'exec'.length }, '"exec"');
    return noRule.action;
  }
  const open = openPart(answer.parts);
  const bytes = open === undefined ? encodePayload(answer.parts) : undefined;
  if (bytes?.ok === true) return { kind: 'bytes', bytes: bytes.value };
  if (open !== undefined) later(problems, open, excerpt(text.slice(open.start, open.end)));
  problems.addAll(bytes?.problems ?? [], 0);
  return noRule.action;
}

function serviceAction(name: Extract<RuleAnswer, { kind: 'service' }>['name']): RuleAction {
  return name === 'discard' ? { kind: 'discard' } : { kind: 'service', name };
}

/** Tells that something is right and that this version cannot do it. */
function later(problems: ProblemList, { start, end }: Span, what: string, fix?: string): void {
  const advice = fix === undefined ? '' : ': leave it out';
  problems.add(start, end, `${what} comes with a later version${advice}.`, fix);
}

/** Everything to be said about a text while it is typed: its problems, and hints about what is right but may surprise. */
import type { Parsed, Problem } from '../../../model/problem.ts';
import { parsePayload } from '../../payload/parsePayload.ts';
import { parseRuleStatements } from '../parseRuleStatements.ts';
import type { RuleStatement } from '../ruleStatement.ts';

export interface Remark extends Problem {
  readonly kind: 'error' | 'hint';
}

/** A longer text is not looked through while somebody types in it. */
export const remarksLimitCharacters = 256 * 1024;

export function payloadRemarks(text: string): readonly Remark[] {
  // Nothing typed yet is nothing wrong.
  return text.trim() === '' ? [] : (tooLong(text) ?? problemsOf(parsePayload(text)));
}

/** `check` may know more than the grammar says. */
export function ruleRemarks(
  text: string,
  check: (text: string) => Parsed<unknown> = parseRuleStatements,
): readonly Remark[] {
  const long = tooLong(text);
  if (long !== undefined) return long;
  const checked = check(text);
  if (!checked.ok) return problemsOf(checked);
  const parsed = parseRuleStatements(text);
  return parsed.ok ? parsed.value.flatMap(hintsOf) : problemsOf(parsed);
}

function hintsOf(statement: RuleStatement): readonly Remark[] {
  if (statement.kind !== 'on' || statement.match?.kind !== 'expression') return [];
  if (statement.event !== undefined && statement.event.value !== 'data') return [];
  const { start, end } = statement.match;
  const message =
    'A regular expression on data sees one chunk, as the system delivered it; "on line" or "on frame" sees whole messages.';
  return [{ kind: 'hint', start, end, message }];
}

function problemsOf(parsed: Parsed<unknown>): readonly Remark[] {
  return parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem, kind: 'error' }));
}

function tooLong(text: string): readonly Remark[] | undefined {
  if (text.length <= remarksLimitCharacters) return undefined;
  const message = 'This text is longer than 256 KiB and is not checked while it is edited.';
  return [{ kind: 'hint', start: 0, end: 0, message }];
}

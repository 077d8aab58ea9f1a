/** What a hover says: the bytes of the part at a position, and of rules what the rule does. */
import { ProblemList } from '../../../model/problemList.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import type { PayloadPart } from '../../payload/model/payloadPart.ts';
import { readStatements } from '../parseRuleStatements.ts';
import type { OnStatement, RuleStatement } from '../ruleStatement.ts';
import { describeBytes, type BytesDescription } from '../../payload/help/describeBytes.ts';
import { explainRule } from './explainRule.ts';
import { partAt, readableParts } from '../../payload/help/partAt.ts';
import { partHelp } from '../../payload/help/partHelp.ts';

export interface Explanation {
  /** What it is about. */
  readonly start: number;
  readonly end: number;
  /** Of a rule. */
  readonly sentence: string | undefined;
  /** Of a part. */
  readonly help: string | undefined;
  readonly bytes: BytesDescription | undefined;
}

/** In a text that is one payload. Never throws. */
export function explainPayload(
  text: string,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const part = partAt(readableParts(text), offset);
  return part === undefined ? undefined : explainPart(text, part, environment, undefined);
}

/** In responder rules. Never throws. */
export function explainRules(
  text: string,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const statement = readStatements(text, new ProblemList()).findLast(({ start }) => start <= offset);
  // A heredoc's lines stand below its statement.
  if (statement === undefined || (offset > statement.end && isBelow(text, statement, offset)))
    return undefined;
  const sentence = explainRule(statement, text, environment);
  const part = partAt(partsOf(statement), offset);
  if (part !== undefined) return explainPart(text, part, environment, sentence);
  const { start, end } = statement;
  return { start, end, sentence, help: undefined, bytes: undefined };
}

function isBelow(text: string, { end }: RuleStatement, offset: number): boolean {
  return text.slice(end, offset).includes('\n');
}

function partsOf(statement: RuleStatement): readonly PayloadPart[] {
  if (statement.kind !== 'on' && statement.kind !== 'every') return [];
  const { answer } = statement;
  const match: OnStatement['match'] = statement.kind === 'on' ? statement.match : undefined;
  return [
    ...(match?.kind === 'bytes' ? match.parts : []),
    ...(answer.kind === 'payload' ? answer.parts : []),
  ];
}

/** A part that stands in `text`. */
export function explainPart(
  text: string,
  part: PayloadPart,
  environment: PayloadEnvironment,
  sentence?: string,
): Explanation {
  const { start, end } = part;
  const name = /^(?:[A-Za-z][A-Za-z0-9_-]*|<<|\{\{|["'])/.exec(text.slice(start, start + 40))?.[0] ?? '';
  const help = name === '"' || name === "'" ? undefined : partHelp(name)?.help;
  return { start, end, sentence, help, bytes: describeBytes([part], environment) };
}

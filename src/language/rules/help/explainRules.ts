/** Hovers in responder rules: what the rule at an offset does, and the bytes of its parts. */
import { ProblemList } from '../../../model/problemList.ts';
import type { Explanation } from '../../core/explanation.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import type { PayloadPart } from '../../payload/model/payloadPart.ts';
import { readStatements } from '../parseRuleStatements.ts';
import type { OnStatement, RuleStatement } from '../ruleStatement.ts';
import { explainPart } from '../../payload/help/explainPayload.ts';
import { partAt } from '../../payload/help/partAt.ts';
import { explainRule } from './explainRule.ts';

/** Never throws. */
export function explainRules(
  text: string,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  return explainStatements(text, readStatements(text, new ProblemList()), offset, environment);
}

/** The same for parsed statements. */
export function explainStatements(
  text: string,
  statements: readonly RuleStatement[],
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const statement = statements.findLast(({ start }) => start <= offset);
  // The lines of a heredoc are below its statement.
  if (statement === undefined || (offset > statement.end && isBelow(text, statement, offset)))
    return undefined;
  const sentence = explainRule(statement, text, environment);
  const part = partAt(partsOf(statement), offset);
  const { start, end } = statement;
  if (part === undefined) return { start, end, sentences: [sentence] };
  const explained = explainPart(text, part, environment);
  return { ...explained, sentences: [...explained.sentences, sentence] };
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

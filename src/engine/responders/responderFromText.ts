import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { parseRules } from '../../payload/parseRule.ts';
import type { CreateResponder } from './responder.ts';
import { ruleResponder } from './ruleResponder.ts';

/**
 * A responder from its rules as text, one per line; none for no text or an empty one. A text with problems fails
 * with `ERR_RESPONDER` and the first problem's sentence; whoever wants spans asks `parseRules`.
 */
export function responderFromText(text: string | undefined): Result<CreateResponder | undefined> {
  if (text === undefined || text.trim() === '') return success(undefined);
  const rules = parseRules(text);
  if (rules.ok) return success(rules.value.length === 0 ? undefined : ruleResponder(rules.value));
  const [{ message }] = rules.problems;
  return fail({ code: 'ERR_RESPONDER', message, advice: 'Correct the rule; nothing was opened or changed.' });
}

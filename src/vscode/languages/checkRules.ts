import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { Parsed } from '../../model/problem.ts';

/** What is wrong with rules for the engine that follows them: it judges regular expressions and variables too. */
export function checkRules(text: string): Parsed<readonly string[]> {
  return new RuleResponders().check(text);
}

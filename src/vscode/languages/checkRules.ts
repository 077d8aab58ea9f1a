import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { Parsed } from '../../model/problem.ts';

/** Checks rules as the engine that runs them does, including regular expressions and variables. */
export function checkRules(text: string): Parsed<readonly string[]> {
  return new RuleResponders().check(text);
}

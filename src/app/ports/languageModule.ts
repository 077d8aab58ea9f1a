/**
 * The payload and rule languages, loaded when they are first needed: a window starts without them. Whoever composes
 * the application passes a function that returns the loaded module.
 */
import type { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { Problem } from '../../model/problem.ts';
import type { parseRuleStatements } from '../../language/rules/parseRuleStatements.ts';
import type { PayloadComposer } from '../sending/composedPayload.ts';
import type { draftNotation } from '../sending/draftNotation.ts';

export interface LanguageModule {
  readonly RuleResponders: typeof RuleResponders;
  readonly PayloadComposer: typeof PayloadComposer;
  readonly draftNotation: typeof draftNotation;
  readonly parseRuleStatements: typeof parseRuleStatements;
  /** Everything that is wrong with a text of rules; none: it can be used. */
  readonly ruleProblems: (rules: string) => readonly Problem[];
}

export type LoadLanguage = () => LanguageModule;

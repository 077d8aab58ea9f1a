/** What the editor asks about a text of one of our languages, by the language. */
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { Parsed, Problem } from '../../model/problem.ts';
import { bytesLine } from '../../language/payload/help/describeBytes.ts';
import { explainPayload, explainRules, type Explanation } from '../../language/rules/help/explainAt.ts';
import { readableParts } from '../../language/payload/help/partAt.ts';
import {
  payloadRemarks,
  remarksLimitCharacters,
  ruleRemarks,
  type Remark,
} from '../../language/rules/help/remarksOf.ts';
import { suggestPayload } from '../../language/payload/help/suggestPayload.ts';
import { suggestRules } from '../../language/rules/help/suggestRules.ts';
import type { Suggestions } from '../../language/core/suggestion.ts';
import type { LanguageId } from './languageIds.ts';
import { previewEnvironment } from './previewEnvironment.ts';

let responders: RuleResponders | undefined;

/** As whoever follows the rules reads them: regular expressions and variables are judged too. */
function checkRules(text: string): Parsed<readonly string[]> {
  return (responders ??= new RuleResponders()).check(text);
}

export function ruleProblems(text: string): readonly Problem[] {
  const checked = checkRules(text);
  return checked.ok ? [] : checked.problems;
}

/** Beside the payload's first line: `42 bytes · 00 01 …`; undefined where there is nothing to say. */
export function payloadLine(text: string): string | undefined {
  if (text.length > remarksLimitCharacters) return undefined;
  const parts = readableParts(text);
  return parts.length === 0 ? undefined : bytesLine(parts, previewEnvironment());
}

export function remarksOf(language: LanguageId, text: string): readonly Remark[] {
  return language === 'socket-payload' ? payloadRemarks(text) : ruleRemarks(text, checkRules);
}

export function suggestionsAt(language: LanguageId, text: string, offset: number): Suggestions | undefined {
  if (text.length > remarksLimitCharacters) return undefined;
  return language === 'socket-payload' ? suggestPayload(text, offset) : suggestRules(text, offset);
}

export function explanationAt(language: LanguageId, text: string, offset: number): Explanation | undefined {
  if (text.length > remarksLimitCharacters) return undefined;
  const explain = language === 'socket-payload' ? explainPayload : explainRules;
  return explain(text, offset, previewEnvironment());
}

/** What the editor asks about a text of one of our languages, by the language. */
import { bytesLine } from '../../payload/help/describeBytes.ts';
import { explainPayload, explainRules, type Explanation } from '../../payload/help/explainAt.ts';
import { readableParts } from '../../payload/help/partAt.ts';
import {
  payloadRemarks,
  remarksLimitCharacters,
  ruleRemarks,
  type Remark,
} from '../../payload/help/remarksOf.ts';
import { suggestPayload } from '../../payload/help/suggestPayload.ts';
import { suggestRules } from '../../payload/help/suggestRules.ts';
import type { Suggestions } from '../../payload/help/suggestion.ts';
import type { LanguageId } from '../languages/languageIds.ts';
import { previewEnvironment } from './previewEnvironment.ts';

/** Beside the payload's first line: `42 bytes · 00 01 …`; undefined where there is nothing to say. */
export function payloadLine(text: string): string | undefined {
  if (text.length > remarksLimitCharacters) return undefined;
  const parts = readableParts(text);
  return parts.length === 0 ? undefined : bytesLine(parts, previewEnvironment());
}

export function remarksOf(language: LanguageId, text: string): readonly Remark[] {
  return language === 'socket-payload' ? payloadRemarks(text) : ruleRemarks(text);
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

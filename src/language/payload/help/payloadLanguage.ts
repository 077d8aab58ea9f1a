/** The payload language behind the common contract, for editors. */
import { diagnosticsOf } from '../../core/diagnostic.ts';
import { isTooLong, tooLong, type LanguageService } from '../../core/languageService.ts';
import type { Suggestions } from '../../core/suggestion.ts';
import { inOneSlice } from '../../../model/work.ts';
import type { PayloadEnvironment } from '../model/environment.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import { parsePayload } from '../parsePayload.ts';
import { explainPayload } from './explainPayload.ts';
import { readableParts } from './partAt.ts';
import { placeAt } from './placeAt.ts';
import { suggestInPayload, type KnownVariable } from './suggestParts.ts';

export interface PayloadTree {
  readonly text: string;
  /** The parts that could be read; none where the text is too long. */
  readonly parts: readonly PayloadPart[];
}

/** `environment` creates the environment in which previews are encoded. */
export function payloadLanguage(environment: () => PayloadEnvironment): LanguageService<PayloadTree> {
  return {
    parse: (text) => inOneSlice(() => ({ text, parts: isTooLong(text) ? [] : readableParts(text) })),
    check: ({ text }) => inOneSlice(() => (isTooLong(text) ? tooLong : problemsOf(text))),
    complete: ({ text }, offset) =>
      inOneSlice(() => (isTooLong(text) ? undefined : suggestPayload(text, offset))),
    explain: ({ text, parts }, offset) => explainPayload(text, parts, offset, environment()),
  };
}

function problemsOf(text: string) {
  // An empty text is not an error yet.
  return text.trim() === '' ? [] : diagnosticsOf(parsePayload(text), 'error');
}

/** Completions in a text that is one payload. Never throws. */
export function suggestPayload(
  text: string,
  offset: number,
  variables: readonly KnownVariable[] = [],
): Suggestions | undefined {
  return suggestInPayload(text, offset, placeAt(text, offset, { statements: false }), variables);
}

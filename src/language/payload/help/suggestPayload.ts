import { placeAt } from './placeAt.ts';
import { suggestInPayload, type KnownVariable } from './suggestParts.ts';
import type { Suggestions } from '../../core/suggestion.ts';

/** What may stand at a position of a text that is one payload. Never throws. */
export function suggestPayload(
  text: string,
  offset: number,
  variables: readonly KnownVariable[] = [],
): Suggestions | undefined {
  return suggestInPayload(text, offset, placeAt(text, offset, { statements: false }), variables);
}

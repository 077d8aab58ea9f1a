/** What an editor offers at a place in a text, and what stands there now. */
export interface Suggestion {
  readonly label: string;
  readonly kind: SuggestionKind;
  /** What is put in; with `isSnippet`, with places to fill in (`$1`, `${1:name}`). */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** One sentence, or in a filter a few words. */
  readonly help: string;
  /** How it is written, beside the label. */
  readonly form?: string;
  /** Behind it something goes that can be offered too. */
  readonly more?: true;
}

export type SuggestionKind =
  | 'statement'
  | 'word'
  | 'snippet'
  | 'endpoint'
  | 'new name'
  | 'address'
  | 'option'
  | 'code'
  | 'part'
  | 'service'
  | 'value'
  | 'variable';

export interface Suggestions {
  /** What is replaced: from here up to where the cursor is, or up to `end` where that lies behind it. */
  readonly start: number;
  readonly end?: number;
  readonly items: readonly Suggestion[];
  /** They would only be in the way of those who have not asked: within a text. */
  readonly quiet?: boolean;
}

export const nothingToSuggest: readonly Suggestion[] = [];

/** A word or value that is put in as it is. */
export function plain(kind: SuggestionKind, label: string, help: string, insert = label): Suggestion {
  return { label, kind, insert, isSnippet: false, help };
}

/** What has places to fill in. */
export function snippet(kind: SuggestionKind, label: string, help: string, insert: string): Suggestion {
  return { label, kind, insert, isSnippet: true, help, more: true };
}

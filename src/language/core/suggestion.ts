/** The completions that an editor offers at an offset. */
export interface Suggestion {
  readonly label: string;
  readonly kind: SuggestionKind;
  /** The text inserted; with `isSnippet`, it contains placeholders (`$1`, `${1:name}`). */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** One sentence; in a filter, a few words. */
  readonly help: string;
  /** The syntax, shown beside the label. */
  readonly form?: string;
  /** More can be completed after it. */
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
  /** Start of the replaced text, which extends to the cursor, or to `end` where that is after it. */
  readonly start: number;
  readonly end?: number;
  readonly items: readonly Suggestion[];
  /** Offered only on explicit request, as they would be intrusive inside text. */
  readonly quiet?: boolean;
}

export const nothingToSuggest: readonly Suggestion[] = [];

/** A suggestion inserted verbatim. */
export function plain(kind: SuggestionKind, label: string, help: string, insert = label): Suggestion {
  return { label, kind, insert, isSnippet: false, help };
}

/** A suggestion with placeholders. */
export function snippet(kind: SuggestionKind, label: string, help: string, insert: string): Suggestion {
  return { label, kind, insert, isSnippet: true, help, more: true };
}

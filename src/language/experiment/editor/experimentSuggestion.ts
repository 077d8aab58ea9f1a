import type { Suggestion, SuggestionKind } from '../../core/suggestion.ts';

/** What an editor offers in an experiment. */
export interface ExperimentSuggestion extends Omit<Suggestion, 'kind'> {
  readonly kind:
    SuggestionKind | 'statement' | 'snippet' | 'endpoint' | 'new name' | 'address' | 'option' | 'code';
  /** How it is written, beside the label. */
  readonly form?: string;
}

export interface ExperimentSuggestions {
  /** What is replaced: from here up to where the cursor is. */
  readonly start: number;
  readonly items: readonly ExperimentSuggestion[];
  /** Whether they would only be in the way of who has not asked: within a text. */
  readonly quiet: boolean;
}

/** A word that is put in as it is. */
export function named(
  kind: ExperimentSuggestion['kind'],
  label: string,
  help: string,
  insert = label,
): ExperimentSuggestion {
  return { label, kind, insert, isSnippet: false, help };
}

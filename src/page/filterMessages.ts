/** What a page and its host exchange about the filter of the list. */
import type { Problem } from '../model/problem.ts';

/** Characters that a filter may have, and what is looked for in bytes. */
export const filterLimit = 1000;

/** Host → page. */
export interface FilterNotices {
  /** A saved or recent filter was chosen. */
  useFilter: { readonly filter: string };
}

/** Page → host. */
export interface FilterRequests {
  /** Where it has problems, the one before stays applied. */
  setFilter: { params: { readonly filter: string }; result: FilterResult };
  completeFilter: {
    params: { readonly text: string; readonly cursor: number };
    result: FilterCompletions;
  };
  /** Latest first. */
  recentFilters: { params: Record<string, never>; result: { readonly filters: readonly string[] } };
  /** The user has settled on it: it becomes one of the recent ones. */
  noteFilter: { params: { readonly filter: string }; result: null };
  /** Offers saved and recent filters, and to save what is written. Resolves before the choice; `useFilter` may follow. */
  savedFilters: { params: { readonly filter: string }; result: null };
}

export interface FilterResult {
  readonly problems: readonly Problem[];
  /** It is a filter, but perhaps not the one that was meant. */
  readonly hints: readonly Problem[];
}

export interface FilterCompletions {
  /** What an item takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly {
    readonly insert: string;
    readonly label: string;
    readonly detail: string;
    /** More follows, such as the value of a key. */
    readonly goesOn: boolean;
  }[];
}

/** Messages about the filter of the list. */
import type { Problem } from '../model/problem.ts';

/** Most characters of a filter or a search. */
export const filterLimit = 1000;

/** Host → page. */
export interface FilterNotices {
  /** A saved or recent filter was chosen. */
  useFilter: { readonly filter: string };
}

/** Page → host. */
export interface FilterRequests {
  /** If it has problems, the previous filter stays applied. */
  setFilter: { params: { readonly filter: string }; result: FilterResult };
  completeFilter: {
    params: { readonly text: string; readonly cursor: number };
    result: FilterCompletions;
  };
  /** Latest first. */
  recentFilters: { params: Record<string, never>; result: { readonly filters: readonly string[] } };
  /** Adds a filter the user has finished editing to the recent ones. */
  noteFilter: { params: { readonly filter: string }; result: null };
  /** Shows saved and recent filters, and offers to save this one. Resolves before the choice; `useFilter` may follow. */
  savedFilters: { params: { readonly filter: string }; result: null };
}

export interface FilterResult {
  readonly problems: readonly Problem[];
  /** Warnings about a valid filter that may not be what was meant. */
  readonly hints: readonly Problem[];
}

export interface FilterCompletions {
  /** The range that an item replaces. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly {
    readonly insert: string;
    readonly label: string;
    readonly detail: string;
    /** Whether more must follow, such as the value of a key. */
    readonly goesOn: boolean;
  }[];
}

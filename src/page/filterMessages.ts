/** Messages about the filter of the list. */
import * as v from 'valibot';
import type { Problem } from '../model/problem.ts';
import { count, nothing, request, textUpTo, type RequestsOf } from './requestSchema.ts';

/** Most characters of a filter or a search. */
export const filterLimit = 1000;

/** Host → page. */
export interface FilterNotices {
  /** A saved or recent filter was chosen. */
  useFilter: { readonly filter: string };
}

/** Page → host. */
export const filterSchemas = () => {
  const text = textUpTo(filterLimit);
  const filter = v.strictObject({ filter: text });
  return {
    /** If it has problems, the previous filter stays applied. */
    setFilter: request(filter).returns<FilterResult>(),
    completeFilter: request(v.strictObject({ text, cursor: count() })).returns<FilterCompletions>(),
    /** Latest first. */
    recentFilters: request(nothing()).returns<{ readonly filters: readonly string[] }>(),
    /** Adds a filter the user has finished editing to the recent ones. */
    noteFilter: request(filter),
    /** Shows saved and recent filters, and offers to save this one. Resolves before the choice; `useFilter` may follow. */
    savedFilters: request(filter),
  };
};
export type FilterRequests = RequestsOf<typeof filterSchemas>;

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

/** What a page and its host say of filters, and of finding in bytes. */
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
  setFilter: { params: { readonly filter: string }; result: FilterAnswer };
  completeFilter: {
    params: { readonly text: string; readonly cursor: number };
    result: FilterCompletionAnswer;
  };
  /** Latest first. */
  recentFilters: { params: Record<string, never>; result: { readonly filters: readonly string[] } };
  /** Somebody means it: it is one of the recent ones. */
  noteFilter: { params: { readonly filter: string }; result: null };
  /** Offers saved and recent filters, and to save what is written. Answered at once; `useFilter` may follow. */
  savedFilters: { params: { readonly filter: string }; result: null };
  findBytes: { params: FindRequest; result: FindAnswer };
  /** How many there are, and which of them one is. */
  countBytes: { params: CountRequest; result: CountAnswer };
}

export interface FilterAnswer {
  readonly problems: readonly Problem[];
  /** It is a filter, but perhaps not the one that was meant. */
  readonly hints: readonly Problem[];
}

export interface FilterCompletionAnswer {
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

export const findKinds = ['text', 'expression', 'bytes'] as const;
export type FindKind = (typeof findKinds)[number];

export interface FindQuery {
  readonly text: string;
  readonly kind: FindKind;
  readonly matchCase: boolean;
}

/** A place in the rows of a view. */
export interface RowPlace {
  readonly row: number;
  /** The first byte there. */
  readonly start: number;
}

export interface FindRequest {
  readonly query: FindQuery;
  readonly generation: number;
  readonly backward: boolean;
  /** Forward: the first that may be it. Backward: one past the last that may be it. Absent: from the beginning, or the end. */
  readonly from?: RowPlace;
}

export interface FoundBytes extends RowPlace {
  readonly seq: number;
  readonly end: number;
}

export type FindAnswer =
  | { readonly kind: 'found'; readonly at: FoundBytes; readonly wrapped: boolean }
  /** Nowhere in the rows shown. */
  | { readonly kind: 'none' }
  /** The rows have other numbers by now. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'problem'; readonly message: string };

export interface CountRequest {
  readonly query: FindQuery;
  readonly generation: number;
  readonly at: RowPlace;
}

export interface CountAnswer {
  readonly total: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** From 1; absent: beyond those counted. */
  readonly number?: number;
}

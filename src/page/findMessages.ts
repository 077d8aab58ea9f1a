/** What a page and its host exchange about finding in the bytes of the list's rows. */

/** Page → host. */
export interface FindRequests {
  findBytes: { params: FindRequest; result: FindResult };
  /** How many there are, and which of them one is. */
  countBytes: { params: CountRequest; result: CountResult };
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

export type FindResult =
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

export interface CountResult {
  readonly total: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** From 1; absent: beyond those counted. */
  readonly number?: number;
}

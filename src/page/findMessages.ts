/** Messages about finding bytes in the list's rows. */

/** Page → host. */
export interface FindRequests {
  findBytes: { params: FindRequest; result: FindResult };
  /** Counts all hits, and finds the number of one. */
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
  /** Offset of the first byte. */
  readonly start: number;
}

export interface FindRequest {
  readonly query: FindQuery;
  readonly generation: number;
  readonly backward: boolean;
  /** Forward: the first candidate. Backward: one past the last candidate. Absent: from the beginning, or the end. */
  readonly from?: RowPlace;
}

export interface FoundBytes extends RowPlace {
  readonly seq: number;
  readonly end: number;
}

export type FindResult =
  | { readonly kind: 'found'; readonly at: FoundBytes; readonly wrapped: boolean }
  /** No hit in the rows shown. */
  | { readonly kind: 'none' }
  /** The rows have been renumbered. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'problem'; readonly message: string };

export interface CountRequest {
  readonly query: FindQuery;
  readonly generation: number;
  readonly at: RowPlace;
}

export interface CountResult {
  readonly total: number;
  /** The count stopped at its limit. */
  readonly isMore: boolean;
  /** From 1; absent: not among those counted. */
  readonly number?: number;
}

/** Messages about finding something in the bytes of the list's rows, or in the words of steps. */
import * as v from 'valibot';
import { filterLimit } from './filterMessages.ts';
import { count, request, type RequestsOf } from './requestSchema.ts';

export const findKinds = ['text', 'expression', 'bytes'] as const;
export type FindKind = (typeof findKinds)[number];

/** Page → host. */
export const findSchemas = () => {
  const query = v.strictObject({
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(filterLimit)),
    kind: v.picklist(findKinds),
    matchCase: v.boolean(),
  });
  /** A place in the rows of a view: `start` is the offset of the first byte; of a step, in the UTF-8 of its words. */
  const place = v.strictObject({ row: count(), start: count() });
  return {
    /** `from`: forward, the first candidate; backward, one past the last; absent, from the beginning or the end. */
    findBytes: request(
      v.strictObject({
        query,
        generation: count(),
        backward: v.boolean(),
        from: v.exactOptional(place),
      }),
    ).returns<FindResult>(),
    /** Counts all hits, and finds the number of one. */
    countBytes: request(v.strictObject({ query, generation: count(), at: place })).returns<CountResult>(),
  };
};
export type FindRequests = RequestsOf<typeof findSchemas>;
export type FindRequest = FindRequests['findBytes']['params'];
export type CountRequest = FindRequests['countBytes']['params'];
export type FindQuery = FindRequest['query'];
export type RowPlace = CountRequest['at'];

/** Bytes `start` ≤ index < `end` of a row. */
export interface RowBytes extends RowPlace {
  readonly end: number;
}

export interface FoundBytes extends RowBytes {
  readonly seq: number;
  /** The rows in which it goes on, where a chunk's end cuts it. */
  readonly rest?: readonly RowBytes[];
}

export type FindResult =
  | { readonly kind: 'found'; readonly at: FoundBytes; readonly wrapped: boolean }
  /** No hit in the rows shown. */
  | { readonly kind: 'none' }
  /** The rows have been renumbered. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'problem'; readonly message: string };

export interface CountResult {
  readonly total: number;
  /** The count stopped at its limit. */
  readonly isMore: boolean;
  /** From 1; absent: not among those counted. */
  readonly number?: number;
}

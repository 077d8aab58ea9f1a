/** Searching the bytes of rows for text, as filters need it: in parts, so that a long row can be done in slices. */
import { beginningOf, beginningOfPattern, type IsBegunIn } from '../../bytes/search/beginning.ts';
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import { ByteSearch, eitherCase } from '../../bytes/search/byteSearch.ts';
import { Needle } from '../../bytes/search/needle.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';

/** Whether a part is the first, and the last, of a row's bytes. */
export interface PartEdges {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Searches bytes, in parts if there are many. */
export interface ByteFinder {
  /** Overlap of neighbouring parts, so that no match between them is missed. */
  readonly overlapBytes: number;
  /** Size of a part, which takes a few milliseconds at most. */
  readonly partBytes: number;
  /** This many bytes cost as much as a row without bytes. */
  readonly stepBytes: number;
  /**
   * Index of the first match wholly within `from` ≤ index < `to`, or -1. Unless `isFirst`, the bytes before `from`
   * belong to the same row.
   */
  find(bytes: Uint8Array, from: number, to: number, edges: PartEdges): number;
  /** Length of the latest match. */
  readonly foundLength: number;
  /** Absent: what matches is found in the bytes of one row only. */
  readonly isBegunIn?: IsBegunIn;
}

const plainCosts = { partBytes: 16 * 1024, stepBytes: 64 } as const;

/** Finds text in UTF-8, ignoring the case of ASCII letters. */
export function textFinder(text: string): ByteFinder {
  return searchFinder(new Needle(text), beginningOf(encodeUtf8(text), eitherCase));
}

/** Finds text in UTF-8, case-sensitively. */
export function exactFinder(text: string): ByteFinder {
  const bytes = encodeUtf8(text);
  return searchFinder(new ByteSearch(bytes), beginningOf(bytes));
}

export function patternFinder(pattern: BytePattern): ByteFinder {
  return searchFinder(pattern, beginningOfPattern(pattern));
}

function searchFinder(search: ByteSearch | BytePattern | Needle, isBegunIn: IsBegunIn): ByteFinder {
  return {
    ...plainCosts,
    overlapBytes: search.length - 1,
    foundLength: search.length,
    find: (bytes, from, to) => search.indexIn(bytes, from, to),
    isBegunIn,
  };
}

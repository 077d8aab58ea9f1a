import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import { ByteSearch } from '../../bytes/search/byteSearch.ts';
import { Needle } from '../../bytes/search/needle.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';

/** Whether a part of a row's bytes is their beginning, and their end. */
export interface PartEdges {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Looks for something in bytes, part by part where there are many. */
export interface ByteFinder {
  /** Bytes that two neighbouring parts share, so that nothing is missed between them. */
  readonly overlapBytes: number;
  /** A longer row is looked at in parts of so many bytes: one takes a few milliseconds at most. */
  readonly partBytes: number;
  /** So many bytes cost as much as a row without any. */
  readonly stepBytes: number;
  /**
   * Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. Unless `isFirst`, what is before `from`
   * belongs to the same row.
   */
  find(bytes: Uint8Array, from: number, to: number, edges: PartEdges): number;
  /** Bytes of what was found last. */
  readonly foundLength: number;
}

const plainCosts = { partBytes: 16 * 1024, stepBytes: 64 } as const;

/** Text in UTF-8, ASCII letters in either case. */
export function textFinder(text: string): ByteFinder {
  return searchFinder(new Needle(text));
}

/** Text in UTF-8, as it is written. */
export function exactFinder(text: string): ByteFinder {
  return searchFinder(new ByteSearch(encodeUtf8(text)));
}

export function patternFinder(pattern: BytePattern): ByteFinder {
  return searchFinder(pattern);
}

function searchFinder(search: ByteSearch | BytePattern | Needle): ByteFinder {
  return {
    ...plainCosts,
    overlapBytes: search.length - 1,
    foundLength: search.length,
    find: (bytes, from, to) => search.indexIn(bytes, from, to),
  };
}

import type { ByteRange } from '../../src/bytes/escapeBytes.ts';
import { Needle } from '../../src/bytes/search/needle.ts';

/** What is marked in one row: texts in its words, and stretches of its bytes. */
export interface RowMarks {
  readonly needles: readonly Needle[];
  readonly bytes: readonly ByteRange[];
  /** It is what was found: marked as the one among many. */
  readonly isFound: boolean;
}

/** The bytes that the find widget has gone to. */
export interface FoundMark extends ByteRange {
  readonly row: number;
}

/** Needles for the texts that a filter looks for in words. */
export function wordNeedles(words: readonly string[]): readonly Needle[] {
  return words.filter((word) => word !== '').map((word) => new Needle(word));
}

export function rowMarks(
  row: number,
  hits: readonly number[] | undefined,
  needles: readonly Needle[],
  found: FoundMark | undefined,
): RowMarks {
  if (found?.row === row) return { needles, bytes: [found], isFound: true };
  const bytes: ByteRange[] = [];
  for (let at = 0; at + 1 < (hits?.length ?? 0); at += 2)
    bytes.push({ start: hits?.[at] ?? 0, end: hits?.[at + 1] ?? 0 });
  return { needles, bytes, isFound: false };
}

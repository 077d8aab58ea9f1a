import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { Needle } from '../../../src/bytes/search/needle.ts';

/** The highlights of a row: texts in its words, and ranges of its bytes. */
export interface RowMarks {
  readonly needles: readonly Needle[];
  readonly bytes: readonly ByteRange[];
  /** It has the current match, which is highlighted differently. */
  readonly isFound: boolean;
}

/** The current match of the find widget. */
export interface FoundMark extends ByteRange {
  readonly row: number;
}

/** Needles for the filter's texts. */
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

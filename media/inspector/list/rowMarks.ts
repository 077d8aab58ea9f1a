import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { Needle } from '../../../src/bytes/search/needle.ts';
import type { FoundBytes } from '../../../src/page/findMessages.ts';
import { foundIn } from '../state/listState.ts';

/** The highlights of a row: texts in its words, and ranges of its bytes. */
export interface RowMarks {
  readonly needles: readonly Needle[];
  readonly bytes: readonly ByteRange[];
  /** It has the current match, which is highlighted differently. */
  readonly isFound: boolean;
}

/** Needles for the filter's texts. */
export function wordNeedles(words: readonly string[]): readonly Needle[] {
  return words.filter((word) => word !== '').map((word) => new Needle(word));
}

export function rowMarks(
  row: number,
  hits: readonly number[] | undefined,
  needles: readonly Needle[],
  found: FoundBytes | undefined,
): RowMarks {
  const mark = foundIn(found, row);
  if (mark !== undefined) return { needles, bytes: [mark], isFound: true };
  const bytes: ByteRange[] = [];
  for (let at = 0; at + 1 < (hits?.length ?? 0); at += 2)
    bytes.push({ start: hits?.[at] ?? 0, end: hits?.[at + 1] ?? 0 });
  return { needles, bytes, isFound: false };
}

import type { ByteRange } from '../../bytes/escapeBytes.ts';
import type { Work } from '../../model/work.ts';
import type { FilterNode } from '../../language/filter/filterNode.ts';
import { patternFinder, textFinder, type ByteFinder } from './byteFinder.ts';
import type { TestParts } from './rowTests.ts';

/** Marked in one row; more would be all of it. */
const hitLimit = 64;
/** Marked of one thing in a block of bytes that is looked at closely. */
const detailHitLimit = 1000;

/** What a filter looks for, to be marked where it stands: nothing of what it wants not to be there. */
export interface FilterMarks {
  /** In words, and in peers. */
  readonly words: readonly string[];
  readonly finders: readonly ByteFinder[];
}

export function filterMarks(node: FilterNode, parts: Pick<TestParts, 'expressionFinder'>): FilterMarks {
  const words: string[] = [];
  const finders: ByteFinder[] = [];
  const collect = (one: FilterNode): void => {
    switch (one.kind) {
      case 'and':
      case 'or':
        one.parts.forEach(collect);
        break;
      case 'anywhere':
      case 'text':
        words.push(one.text);
        finders.push(textFinder(one.text));
        break;
      case 'peer':
        words.push(one.text);
        break;
      case 'expression':
        finders.push(parts.expressionFinder(one.source, one.flags));
        break;
      case 'bytes':
        finders.push(patternFinder(one.pattern));
        break;
      default:
    }
  };
  collect(node);
  return { words, finders };
}

/**
 * Where they stand in bytes, in order and apart: starts and ends in turn. `isOver`: the time for it is up, and what is
 * found by then is all.
 */
export function hitRanges(
  finders: readonly ByteFinder[],
  bytes: Uint8Array,
  isAll: boolean,
  isOver: () => boolean = () => false,
): number[] {
  const found: ByteRange[] = [];
  for (const finder of finders) {
    for (let at = 0, count = 0; at < bytes.length && count < hitLimit && !isOver(); count++) {
      const start = finder.find(bytes, at, bytes.length, { isFirst: at === 0, isLast: isAll });
      if (start < 0) break;
      if (finder.foundLength > 0) found.push({ start, end: start + finder.foundLength });
      at = start + Math.max(1, finder.foundLength);
    }
  }
  return apart(found);
}

/**
 * Of a row of `total` bytes, those hits that reach into the bytes from `from` up to `to`, cut to these. It pauses after
 * each look at a part.
 */
export function* hitsInRow(
  finders: readonly ByteFinder[],
  bytes: (from: number, to: number) => Uint8Array,
  total: number,
  { start: from, end: to }: ByteRange,
): Work<number[]> {
  const found: ByteRange[] = [];
  for (const finder of finders) {
    const { partBytes, overlapBytes } = finder;
    let count = 0;
    // What begins before may reach into them.
    for (let at = Math.max(0, from - overlapBytes); at < to && count < detailHitLimit;) {
      const end = Math.min(total, at + partBytes + overlapBytes);
      const before = Math.min(1, at);
      const part = bytes(at - before, end);
      const edges = { isFirst: at === 0, isLast: end === total };
      const start = finder.find(part, before, part.length, edges) - before;
      yield undefined;
      if (start < 0) {
        at += partBytes;
        continue;
      }
      const hit = { start: at + start, end: at + start + finder.foundLength };
      const cut = { start: Math.max(from, hit.start), end: Math.min(to, hit.end) };
      if (cut.start < cut.end) found.push(cut);
      if (cut.start < cut.end) count += 1;
      at = Math.max(hit.end, hit.start + 1);
    }
  }
  return apart(found);
}

/** In order, none in another. */
function apart(found: ByteRange[]): number[] {
  const ranges: number[] = [];
  for (const { start, end } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const from = Math.max(start, ranges.at(-1) ?? 0);
    if (end > from) ranges.push(from, end);
  }
  return ranges;
}

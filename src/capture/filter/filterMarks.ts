import type { ByteRange } from '../../bytes/escapeBytes.ts';
import type { Work } from '../../model/work.ts';
import type { FilterNode } from '../../language/filter/filterNode.ts';
import { patternFinder, textFinder, type ByteFinder } from './byteFinder.ts';
import type { TestParts } from './rowTests.ts';

/** Most hits marked in one row; more would mark nearly everything. */
const hitLimit = 64;
/** Most hits of one finder marked in a block of the detail pane. */
const detailHitLimit = 1000;

/** What a filter searches for, to be highlighted; negated terms are left out. */
export interface FilterMarks {
  /** Searched for in words and in peers. */
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
      case 'note':
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
 * The hits in bytes, ordered and disjoint, as alternating starts and ends. It stops with what was found once `isOver`
 * returns true.
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
 * The hits in a row of `total` bytes that overlap `from` ≤ index < `to`, clipped to that range. It pauses after each
 * part.
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
    // A hit that begins earlier may overlap them.
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

/** Sorted, without overlaps. */
function apart(found: ByteRange[]): number[] {
  const ranges: number[] = [];
  for (const { start, end } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const from = Math.max(start, ranges.at(-1) ?? 0);
    if (end > from) ranges.push(from, end);
  }
  return ranges;
}

import type { ByteMark, ByteRange } from '../../../src/bytes/escapeBytes.ts';

/** The highlighted ranges in a row's bytes, by CSS class. */
export interface MarkedRanges {
  /** Matches of the filter. */
  readonly match: readonly ByteRange[];
  /** The current match of the find widget. */
  readonly found: ByteRange | undefined;
  /** The hovered range, such as a field. */
  readonly lit: ByteRange | undefined;
}

/** The marks in `start` ≤ offset < `end`, relative to `start`, as disjoint ranges with their classes. */
export function byteMarks({ match, found, lit }: MarkedRanges, { start, end }: ByteRange): ByteMark[] {
  const layers = [
    ['match', match],
    ['found', found === undefined ? [] : [found]],
    ['lit', lit === undefined ? [] : [lit]],
  ] as const;
  const named = layers.flatMap(([name, ranges]) =>
    ranges
      .map((range) => ({ name, start: Math.max(start, range.start), end: Math.min(end, range.end) }))
      .filter((range) => range.start < range.end),
  );
  const borders = [...new Set(named.flatMap((one) => [one.start, one.end]))].sort((a, b) => a - b);
  const marks: ByteMark[] = [];
  let at = 0;
  let open: typeof named = [];
  const inOrder = named.toSorted((a, b) => a.start - b.start);
  for (const [index, border] of borders.slice(0, -1).entries()) {
    open = open.filter((one) => one.end > border);
    for (let next = inOrder[at]; next !== undefined && next.start <= border; next = inOrder[++at])
      open.push(next);
    if (open.length === 0) continue;
    const names = new Set(open.map(({ name }) => name));
    const name = layers.flatMap(([one]) => (names.has(one) ? [one] : [])).join(' ');
    marks.push({ name, start: border - start, end: (borders[index + 1] ?? border) - start });
  }
  return marks;
}

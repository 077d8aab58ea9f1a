import type { ByteMark, ByteRange } from '../../../src/bytes/escapeBytes.ts';

/** What is marked in the bytes of one row, each kind by the name of its class. */
export interface MarkedRanges {
  /** What the rows are filtered by. */
  readonly match: readonly ByteRange[];
  /** What the find widget has gone to. */
  readonly found: ByteRange | undefined;
  /** What is pointed at, such as a field. */
  readonly lit: ByteRange | undefined;
}

/** Of the bytes from `start` up to `end`, counted from there: stretches apart, each with the classes it has. */
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

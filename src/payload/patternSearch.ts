import type { BytePattern } from './bytePattern.ts';
import { ByteSearch } from './byteSearch.ts';

/** Where a pattern first stands in bytes: its longest run without holes is looked for, then the rest compared. */
export class PatternSearch {
  readonly #pattern: BytePattern;
  readonly #runStart: number;
  /** Undefined: nothing but holes. */
  readonly #run: ByteSearch | undefined;

  constructor(pattern: BytePattern) {
    this.#pattern = pattern;
    const { start, end } = longestRun(pattern);
    this.#runStart = start;
    this.#run = start === end ? undefined : new ByteSearch(pattern.bytes.slice(start, end));
  }

  get length(): number {
    return this.#pattern.length;
  }

  /** Wholly within `from` ≤ index < `to`; -1: nowhere. */
  indexIn(bytes: Uint8Array, from = 0, to = bytes.length): number {
    const { length } = this.#pattern;
    const run = this.#run;
    if (run === undefined) return from + length <= to ? from : -1;
    const runEnd = to - (length - this.#runStart - run.length);
    for (let at = from + this.#runStart; ; at++) {
      at = run.indexIn(bytes, at, runEnd);
      if (at < 0) return -1;
      const start = at - this.#runStart;
      if (!this.#pattern.hasHoles || this.#pattern.fitAt(bytes, start) === 'yes') return start;
    }
  }
}

function longestRun(pattern: BytePattern): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let start = 0;
  for (let at = 0; at <= pattern.length; at++) {
    const byte = pattern.bytes[at] ?? 0;
    // A hole fits anything.
    if (at < pattern.length && !pattern.fitsAt(at, byte ^ 0xff)) continue;
    if (at - start > best.end - best.start) best = { start, end: at };
    start = at + 1;
  }
  return best;
}

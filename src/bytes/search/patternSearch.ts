import type { BytePattern } from './bytePattern.ts';
import { ByteSearch } from './byteSearch.ts';
import { ShiftAnd } from './shiftAnd.ts';

/** Bytes that a pattern with holes may have which is looked for at every place: so long its time is bounded. */
const searchedHolesLimitBytes = 4096;
/** Comparisons for each byte to be looked through, from which on all places are tried at once. */
const comparisonsPerByte = 4;

/** Why a pattern is not looked for at every place, as a sentence; undefined where it is. */
export function searchRefusal(pattern: BytePattern): string | undefined {
  return pattern.hasHoles && pattern.length > searchedHolesLimitBytes
    ? `A pattern with holes that is looked for has at most ${searchedHolesLimitBytes} bytes.`
    : undefined;
}

/**
 * Where a pattern first stands in bytes: its longest run without holes is looked for, then the rest compared; where
 * that is in vain too often, all its bytes are looked for at once.
 */
export class PatternSearch {
  readonly #pattern: BytePattern;
  readonly #runStart: number;
  /** Undefined: nothing but holes. */
  readonly #run: ByteSearch | undefined;
  #everywhere: ShiftAnd | undefined;

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
    let left = comparisonsPerByte * (to - from);
    for (let at = from + this.#runStart; ; at++) {
      at = run.indexIn(bytes, at, runEnd);
      if (at < 0) return -1;
      const start = at - this.#runStart;
      if (!this.#pattern.hasHoles) return start;
      const fitting = this.#pattern.fittingAt(bytes, start);
      if (fitting === length) return start;
      left -= fitting + run.length;
      if (left > 0) continue;
      this.#everywhere ??= new ShiftAnd(this.#pattern);
      return this.#everywhere.indexIn(bytes, start + 1, to);
    }
  }
}

function longestRun(pattern: BytePattern): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let start = 0;
  for (let at = 0; at <= pattern.length; at++) {
    if (at < pattern.length && !pattern.isOpenAt(at)) continue;
    if (at - start > best.end - best.start) best = { start, end: at };
    start = at + 1;
  }
  return best;
}

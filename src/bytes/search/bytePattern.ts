/** A byte pattern that may have holes, to compare with bytes and to search for in them. */
import { ByteSearch } from './byteSearch.ts';
import { ShiftAnd } from './shiftAnd.ts';

/** Longest pattern with holes that can be searched for, which bounds the time. */
const searchedHolesLimitBytes = 4096;
/** Comparisons per byte after which the search switches to shift-and. */
const comparisonsPerByte = 4;

/** How a pattern compares with bytes that may continue. */
export type PatternFit =
  | 'yes'
  | 'no'
  /** Matches so far; the bytes end before the pattern does. */
  | 'begun';

/** Bytes, some of which may be holes: any byte matches there. */
export class BytePattern {
  readonly bytes: Uint8Array;
  /** 1 for holes; undefined where there are none. */
  readonly #open: Uint8Array | undefined;
  #search: PatternSearch | undefined;

  constructor(bytes: Uint8Array, holes: readonly number[] = []) {
    this.bytes = bytes;
    this.#open = holes.length === 0 ? undefined : new Uint8Array(bytes.length);
    for (const hole of holes) this.#open?.fill(1, hole, hole + 1);
  }

  get length(): number {
    return this.bytes.length;
  }

  get hasHoles(): boolean {
    return this.#open !== undefined;
  }

  /** Whether it matches at `at`. */
  fitAt(bytes: Uint8Array, at: number): PatternFit {
    const fitting = this.fittingAt(bytes, at);
    if (fitting === this.length) return 'yes';
    return at + fitting >= bytes.length ? 'begun' : 'no';
  }

  /** How many of its leading bytes match at `at`. */
  fittingAt(bytes: Uint8Array, at: number): number {
    const end = Math.min(this.length, bytes.length - at);
    let fitting = 0;
    while (fitting < end && this.fitsAt(fitting, bytes[at + fitting] ?? 0)) fitting++;
    return fitting;
  }

  /** Whether its byte at an offset is a hole. */
  isOpenAt(offset: number): boolean {
    return this.#open?.[offset] === 1;
  }

  /** Whether its byte at an offset matches another. */
  fitsAt(offset: number, byte: number): boolean {
    return this.bytes[offset] === byte || this.isOpenAt(offset);
  }

  isAll(bytes: Uint8Array): boolean {
    return bytes.length === this.length && this.fitAt(bytes, 0) === 'yes';
  }

  startsIn(bytes: Uint8Array): boolean {
    return this.fitAt(bytes, 0) === 'yes';
  }

  endsIn(bytes: Uint8Array): boolean {
    return bytes.length >= this.length && this.fitAt(bytes, bytes.length - this.length) === 'yes';
  }

  /** Index of the first match wholly within `from` ≤ index < `to`, or -1. An empty pattern matches at `from`. */
  indexIn(bytes: Uint8Array, from = 0, to = bytes.length): number {
    if (this.length === 0) return from;
    return (this.#search ??= new PatternSearch(this)).indexIn(bytes, from, to);
  }
}

/** Why a pattern cannot be searched for, as a sentence; undefined where it can. */
export function searchRefusal(pattern: BytePattern): string | undefined {
  return pattern.hasHoles && pattern.length > searchedHolesLimitBytes
    ? `A pattern with holes that is looked for has at most ${searchedHolesLimitBytes} bytes.`
    : undefined;
}

/**
 * Finds the first match of a pattern: searches for its longest run without holes and compares the rest; after too
 * many false hits it falls back to shift-and.
 */
class PatternSearch {
  readonly #pattern: BytePattern;
  readonly #runStart: number;
  /** Undefined: only holes. */
  readonly #run: ByteSearch | undefined;
  #everywhere: ShiftAnd | undefined;

  constructor(pattern: BytePattern) {
    this.#pattern = pattern;
    const { start, end } = longestRun(pattern);
    this.#runStart = start;
    this.#run = start === end ? undefined : new ByteSearch(pattern.bytes.slice(start, end));
  }

  indexIn(bytes: Uint8Array, from: number, to: number): number {
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

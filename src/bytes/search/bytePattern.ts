/** A pattern of bytes, some of which may be anything: compared with bytes, and searched for in them. */
import { ByteSearch } from './byteSearch.ts';
import { ShiftAnd } from './shiftAnd.ts';

/** Bytes that a pattern with holes may have to be searched for: this bounds the time. */
const searchedHolesLimitBytes = 4096;
/** Comparisons per byte searched, after which all places are tried at once. */
const comparisonsPerByte = 4;

/** How a pattern stands to bytes that may go on. */
export type PatternFit =
  | 'yes'
  | 'no'
  /** So far; the bytes end before the pattern does. */
  | 'begun';

/** Bytes to compare with, some of which may be anything. */
export class BytePattern {
  readonly bytes: Uint8Array;
  /** 1 where a byte may be anything; undefined where none may. */
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

  /** Whether it stands at `at`. */
  fitAt(bytes: Uint8Array, at: number): PatternFit {
    const fitting = this.fittingAt(bytes, at);
    if (fitting === this.length) return 'yes';
    return at + fitting >= bytes.length ? 'begun' : 'no';
  }

  /** How many of its bytes fit one after the other where it would stand at `at`. */
  fittingAt(bytes: Uint8Array, at: number): number {
    const end = Math.min(this.length, bytes.length - at);
    let fitting = 0;
    while (fitting < end && this.fitsAt(fitting, bytes[at + fitting] ?? 0)) fitting++;
    return fitting;
  }

  /** Whether its byte at an offset may be anything. */
  isOpenAt(offset: number): boolean {
    return this.#open?.[offset] === 1;
  }

  /** Whether its byte at an offset fits another. */
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

  /** Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. An empty pattern stands at `from`. */
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
 * Where a pattern first stands in bytes: its longest run without holes is looked for, then the rest compared; where
 * that is in vain too often, all its bytes are looked for at once.
 */
class PatternSearch {
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

import { PatternSearch } from './patternSearch.ts';

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

  /** Where it first stands; -1: nowhere. */
  indexIn(bytes: Uint8Array): number {
    if (this.length === 0) return 0;
    this.#search ??= new PatternSearch(this);
    return this.#search.indexIn(bytes);
  }
}

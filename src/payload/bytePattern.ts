import type { Parsed } from '../model/problem.ts';
import { encodeParts } from './encodePayload.ts';
import type { PayloadEnvironment } from './environment.ts';
import type { PayloadPart } from './payloadPart.ts';
import { prefixTable } from './prefixTable.ts';

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
  #prefixes: Uint32Array | undefined;

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
    const end = Math.min(this.length, bytes.length - at);
    for (let index = 0; index < end; index++) {
      if (!this.fitsAt(index, bytes[at + index] ?? 0)) return 'no';
    }
    return end === this.length ? 'yes' : 'begun';
  }

  /** Whether its byte at an offset fits another. */
  fitsAt(offset: number, byte: number): boolean {
    return this.bytes[offset] === byte || this.#open?.[offset] === 1;
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

  /** Where it first stands; -1: nowhere. In linear time, unless it has holes. */
  indexIn(bytes: Uint8Array): number {
    if (this.length === 0) return 0;
    return this.#open === undefined ? this.#search(bytes) : this.#tryEach(bytes);
  }

  #search(bytes: Uint8Array): number {
    const pattern = this.bytes;
    const prefixes = (this.#prefixes ??= prefixTable(pattern));
    for (let at = bytes.indexOf(pattern[0] ?? 0), fitting = 0; at >= 0 && at < bytes.length; at++) {
      while (fitting > 0 && pattern[fitting] !== bytes[at]) fitting = prefixes[fitting] ?? 0;
      if (pattern[fitting] === bytes[at]) fitting++;
      if (fitting === pattern.length) return at + 1 - fitting;
    }
    return -1;
  }

  #tryEach(bytes: Uint8Array): number {
    for (let at = 0; at + this.length <= bytes.length; at++) {
      if (this.fitAt(bytes, at) === 'yes') return at;
    }
    return -1;
  }
}

/** A pattern's bytes and holes, from its parts as `parsePattern` reads them. */
export function encodePattern(
  parts: readonly PayloadPart[],
  environment: PayloadEnvironment = {},
): Parsed<BytePattern> {
  const { output, problems } = encodeParts(parts, environment);
  if (problems.count > 0) return problems.result(new BytePattern(new Uint8Array()));
  return { ok: true, value: new BytePattern(output.finish(), output.holes) };
}

/** Exact or case-insensitive search for bytes in linear time. */

/** Maps every byte value to itself. */
export const exactly = Uint8Array.from({ length: 256 }, (_, byte) => byte);
/** Maps ASCII capitals to small letters. */
export const eitherCase = exactly.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/** Comparisons per byte skipped after which Horspool's algorithm is abandoned. */
const comparisonsPerByte = 4;

/**
 * Searches for bytes, comparing them through a table of equal values. It uses Horspool's algorithm, in which the byte
 * under the pattern's end gives the shift. Where that compares too much, it continues with Knuth–Morris–Pratt, so that
 * the time is linear for any input.
 */
export class ByteSearch {
  readonly #wanted: Uint8Array;
  readonly #same: Uint8Array;
  /** Shift by the byte under the end; 0: it is the pattern's last byte. */
  readonly #moves: Uint32Array;
  /** Shift after the last byte matched and the rest did not. */
  readonly #moveOn: number;
  #prefixes: Uint32Array | undefined;

  /** At least one byte. */
  constructor(bytes: Uint8Array, same: Uint8Array = exactly) {
    this.#same = same;
    this.#wanted = bytes.map((byte) => same[byte] ?? byte);
    const last = this.#wanted.length - 1;
    const end = this.#wanted[last] ?? 0;
    const lastPlaces = new Int32Array(256).fill(-1);
    for (let index = 0; index < last; index++) lastPlaces[this.#wanted[index] ?? 0] = index;
    this.#moves = Uint32Array.from(same, (byte) => (byte === end ? 0 : last - (lastPlaces[byte] ?? -1)));
    this.#moveOn = last - (lastPlaces[end] ?? -1);
  }

  get length(): number {
    return this.#wanted.length;
  }

  /** Index of the first match wholly within `from` ≤ index < `to`, or -1. */
  indexIn(bytes: Uint8Array, from = 0, to = bytes.length): number {
    const wanted = this.#wanted;
    const same = this.#same;
    const moves = this.#moves;
    const last = wanted.length - 1;
    let compared = -comparisonsPerByte * wanted.length;
    for (let at = from + last; at < to;) {
      const move = moves[bytes[at] ?? 0] ?? 1;
      at += move;
      if (move > 0) continue;
      const start = at - last;
      let index = 0;
      while (index < last && same[bytes[start + index] ?? 0] === wanted[index]) index++;
      if (index === last) return start;
      compared += index;
      if (compared > comparisonsPerByte * (start - from)) return this.#indexByPrefixes(bytes, start + 1, to);
      at += this.#moveOn;
    }
    return -1;
  }

  #indexByPrefixes(bytes: Uint8Array, from: number, to: number): number {
    const wanted = this.#wanted;
    const prefixes = (this.#prefixes ??= prefixTable(wanted));
    for (let at = from, fitting = 0; at < to; at++) {
      const byte = this.#same[bytes[at] ?? 0];
      while (fitting > 0 && wanted[fitting] !== byte) fitting = prefixes[fitting] ?? 0;
      if (wanted[fitting] === byte) fitting++;
      if (fitting === wanted.length) return at + 1 - fitting;
    }
    return -1;
  }
}

/** The failure function of Knuth, Morris and Pratt. */
export function prefixTable(pattern: Uint8Array): Uint32Array {
  const table = new Uint32Array(pattern.length + 1);
  for (let at = 1, fitting = 0; at < pattern.length; at++) {
    while (fitting > 0 && pattern[fitting] !== pattern[at]) fitting = table[fitting] ?? 0;
    if (pattern[fitting] === pattern[at]) fitting++;
    table[at + 1] = fitting;
  }
  return table;
}

/** Search for a pattern with holes in time that does not depend on the data. */

/** Bytes, of which those at the open offsets are holes. */
export interface BytesWithHoles {
  readonly bytes: Uint8Array;
  readonly length: number;
  isOpenAt(offset: number): boolean;
}

const wordBits = 32;

/**
 * The shift-and algorithm (Baeza-Yates and Gonnet, 1992): one bit per byte of the pattern says whether the pattern up
 * to there ends at the current byte, and all bits are shifted at once. It takes the number of bytes times a 32nd of the
 * pattern's length.
 */
export class ShiftAnd {
  readonly #length: number;
  readonly #words: number;
  /** For each byte value the positions of the pattern that it matches. */
  readonly #fits: Uint32Array;

  /** At least one byte. */
  constructor(pattern: BytesWithHoles) {
    this.#length = pattern.length;
    const words = Math.ceil(pattern.length / wordBits);
    this.#words = words;
    this.#fits = new Uint32Array(256 * words);
    for (let at = 0; at < pattern.length; at++) {
      const word = Math.floor(at / wordBits);
      const bit = 1 << (at % wordBits);
      if (pattern.isOpenAt(at)) for (let byte = 0; byte < 256; byte++) this.#add(byte * words + word, bit);
      else this.#add((pattern.bytes[at] ?? 0) * words + word, bit);
    }
  }

  /** Index of the first match wholly within `from` ≤ index < `to`, or -1. */
  indexIn(bytes: Uint8Array, from: number, to: number): number {
    const words = this.#words;
    const fits = this.#fits;
    const found = new Uint32Array(words);
    const lastWord = words - 1;
    const lastBit = 1 << ((this.#length - 1) % wordBits);
    for (let at = from; at < to; at++) {
      const row = (bytes[at] ?? 0) * words;
      let carried = 1;
      for (let word = 0; word < words; word++) {
        const before = found[word] ?? 0;
        found[word] = ((before << 1) | carried) & (fits[row + word] ?? 0);
        carried = before >>> (wordBits - 1);
      }
      if (((found[lastWord] ?? 0) & lastBit) !== 0) return at + 1 - this.#length;
    }
    return -1;
  }

  #add(index: number, bit: number): void {
    this.#fits[index] = (this.#fits[index] ?? 0) | bit;
  }
}

/** Searching for a pattern with holes at all places at once. */

/** Bytes, of which those at the open offsets may be anything. */
export interface BytesWithHoles {
  readonly bytes: Uint8Array;
  readonly length: number;
  isOpenAt(offset: number): boolean;
}

const wordBits = 32;

/**
 * Looks for a pattern with holes by the shift-and algorithm (Baeza-Yates and Gonnet, 1992): one bit for each byte of the
 * pattern says whether the pattern up to there ends at the byte that was looked at last, and all of them are moved at
 * once. Its time is that of the bytes times a 32nd of the pattern's length, whatever the two are.
 */
export class ShiftAnd {
  readonly #length: number;
  readonly #words: number;
  /** For each byte value the places of the pattern that it fits. */
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

  /** Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. */
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

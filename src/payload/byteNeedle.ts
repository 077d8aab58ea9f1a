/** Bytes that are looked for exactly; by Horspool's algorithm, as in `needle.ts`. */
export class ByteNeedle {
  readonly #bytes: Uint8Array;
  readonly #moves: Uint32Array;

  /** At least one byte. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const last = bytes.length - 1;
    const before = bytes.subarray(0, last);
    this.#moves = Uint32Array.from({ length: 0x100 }, (_, byte) => last - before.lastIndexOf(byte));
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. */
  indexInBytes(bytes: Uint8Array, from = 0, to = bytes.length): number {
    const last = this.length - 1;
    for (let at = from + last; at < to; at += this.#moves[bytes[at] ?? 0] ?? 1) {
      let index = last;
      while (index >= 0 && bytes[at - last + index] === this.#bytes[index]) index--;
      if (index < 0) return at - last;
    }
    return -1;
  }
}

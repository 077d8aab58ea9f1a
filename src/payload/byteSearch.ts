/** Every byte value as it is. */
export const exactly = Uint8Array.from({ length: 256 }, (_, byte) => byte);
/** Every byte value with the ASCII capitals made small. */
export const eitherCase = exactly.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/**
 * Bytes that are looked for in others, as a table of their values says which are the same. By Horspool's algorithm:
 * the byte under the end of what is looked for says how far it may move.
 */
export class ByteSearch {
  readonly #wanted: Uint8Array;
  readonly #same: Uint8Array;
  /** By the byte under the end; 0: it is the last one wanted. */
  readonly #moves: Uint32Array;
  /** After a last byte that was not the end after all. */
  readonly #moveOn: number;

  /** At least one byte. */
  constructor(bytes: Uint8Array, same: Uint8Array = exactly) {
    this.#same = same;
    this.#wanted = bytes.map((byte) => same[byte] ?? byte);
    const last = this.#wanted.length - 1;
    const before = this.#wanted.subarray(0, last);
    const end = this.#wanted[last] ?? 0;
    this.#moves = Uint32Array.from(same, (byte) => (byte === end ? 0 : last - before.lastIndexOf(byte)));
    this.#moveOn = last - before.lastIndexOf(end);
  }

  get length(): number {
    return this.#wanted.length;
  }

  /** Where they first stand wholly within `from` ≤ index < `to`; -1: nowhere. */
  indexIn(bytes: Uint8Array, from = 0, to = bytes.length): number {
    const wanted = this.#wanted;
    const same = this.#same;
    const moves = this.#moves;
    const last = wanted.length - 1;
    for (let at = from + last; at < to;) {
      const move = moves[bytes[at] ?? 0] ?? 1;
      at += move;
      if (move > 0) continue;
      const start = at - last;
      let index = 0;
      while (index < last && same[bytes[start + index] ?? 0] === wanted[index]) index++;
      if (index === last) return start;
      at += this.#moveOn;
    }
    return -1;
  }
}

import { encodeUtf8 } from './utf8.ts';

/** Every byte value with the ASCII capitals made small. */
const small = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
);

/**
 * A text that is looked for in bytes (as UTF-8) and in texts; ASCII letters match in either case. In bytes by
 * Horspool's algorithm: the byte under the needle's end says how far the needle may move.
 */
export class Needle {
  readonly text: string;
  readonly #smallText: string;
  readonly #bytes: Uint8Array;
  /** By the byte under the needle's end; 0: it is the needle's own last one. */
  readonly #moves: Uint32Array;
  /** After a needle's last byte that was not the needle's end after all. */
  readonly #moveOn: number;

  /** At least one character. */
  constructor(text: string) {
    this.text = text;
    this.#smallText = smallLetters(text);
    this.#bytes = encodeUtf8(text).map((byte) => small[byte] ?? byte);
    const last = this.#bytes.length - 1;
    const before = this.#bytes.subarray(0, last);
    const end = this.#bytes[last] ?? 0;
    this.#moves = Uint32Array.from(small, (byte) => (byte === end ? 0 : last - before.lastIndexOf(byte)));
    this.#moveOn = last - before.lastIndexOf(end);
  }

  /** In bytes. */
  get length(): number {
    return this.#bytes.length;
  }

  /** Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. */
  indexInBytes(bytes: Uint8Array, from = 0, to = bytes.length): number {
    const needle = this.#bytes;
    const moves = this.#moves;
    const last = needle.length - 1;
    for (let at = from + last; at < to;) {
      const move = moves[bytes[at] ?? 0] ?? 1;
      at += move;
      if (move > 0) continue;
      const start = at - last;
      let index = 0;
      while (index < last && small[bytes[start + index] ?? 0] === needle[index]) index++;
      if (index === last) return start;
      at += this.#moveOn;
    }
    return -1;
  }

  /** Where it first stands in a text, from `from` on; -1: nowhere. */
  indexInText(text: string, from = 0): number {
    return smallLetters(text).indexOf(this.#smallText, from);
  }
}

/** As long as the text was: what `toLowerCase` does to other letters may change their number. */
function smallLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

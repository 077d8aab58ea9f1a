import { ByteSearch, eitherCase } from './byteSearch.ts';
import { encodeUtf8 } from '../utf8.ts';

/** A text that is looked for in bytes (as UTF-8) and in texts; ASCII letters match in either case. */
export class Needle {
  readonly text: string;
  readonly #smallText: string;
  readonly #search: ByteSearch;

  /** At least one character. */
  constructor(text: string) {
    this.text = text;
    this.#smallText = smallLetters(text);
    this.#search = new ByteSearch(encodeUtf8(text), eitherCase);
  }

  /** In bytes. */
  get length(): number {
    return this.#search.length;
  }

  /** Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. */
  indexIn(bytes: Uint8Array, from = 0, to = bytes.length): number {
    return this.#search.indexIn(bytes, from, to);
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

import { ByteSearch, eitherCase } from './byteSearch.ts';
import { encodeUtf8 } from '../utf8.ts';

/** A text to search for in bytes (as UTF-8) and in texts, ignoring the case of ASCII letters. */
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

  /** Length in bytes. */
  get length(): number {
    return this.#search.length;
  }

  /** Index of the first match wholly within `from` ≤ index < `to`, or -1. */
  indexIn(bytes: Uint8Array, from = 0, to = bytes.length): number {
    return this.#search.indexIn(bytes, from, to);
  }

  /** Index of the first match in a text, from `from` on, or -1. */
  indexInText(text: string, from = 0): number {
    return smallLetters(text).indexOf(this.#smallText, from);
  }
}

/** Keeps the length: `toLowerCase` can change the number of other letters. */
function smallLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

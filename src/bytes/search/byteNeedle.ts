import { ByteSearch } from './byteSearch.ts';

/** Bytes that are looked for exactly, as a `Needle` is looked for in either case. */
export class ByteNeedle {
  readonly #search: ByteSearch;

  /** At least one byte. */
  constructor(bytes: Uint8Array) {
    this.#search = new ByteSearch(bytes);
  }

  get length(): number {
    return this.#search.length;
  }

  /** Where it first stands wholly within `from` ≤ index < `to`; -1: nowhere. */
  indexInBytes(bytes: Uint8Array, from = 0, to = bytes.length): number {
    return this.#search.indexIn(bytes, from, to);
  }
}

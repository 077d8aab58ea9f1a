/** The beginning of a frame, buffered until the rest of it arrives. The caller enforces the limit. */

const empty = new Uint8Array();
const firstRoomBytes = 256;

export class PendingBytes {
  #bytes = empty;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The buffered bytes, valid until the next call. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  add(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(firstRoomBytes, length, this.#bytes.length * 2));
      larger.set(this.view());
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }

  /** Returns the buffered bytes followed by `more`, and empties the buffer. */
  takeWith(more: Uint8Array): Uint8Array {
    if (this.#length === 0) return more;
    this.add(more);
    const all = this.view();
    this.clear();
    return all;
  }

  clear(): void {
    this.#bytes = empty;
    this.#length = 0;
  }
}

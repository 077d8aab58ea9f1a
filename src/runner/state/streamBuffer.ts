/** Bytes in order, added at the end and taken from the front; memory is moved seldom and none is held while empty. */
export class StreamBuffer {
  #bytes = new Uint8Array();
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** All that is there; valid until the next call. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  append(bytes: Uint8Array): void {
    const { length } = this;
    if (this.#end + bytes.length > this.#bytes.length) {
      const needed = length + bytes.length;
      const roomy = needed * 2 <= this.#bytes.length ? this.#bytes : new Uint8Array(needed * 2);
      roomy.set(this.bytes);
      this.#bytes = roomy;
      this.#start = 0;
      this.#end = length;
    }
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  skip(count: number): void {
    this.#start += count;
    if (this.#start < this.#end) return;
    this.#start = this.#end = 0;
    // What a burst needed is not kept for ever.
    if (this.#bytes.length > keptRoomBytes) this.#bytes = new Uint8Array();
  }
}

const keptRoomBytes = 128 * 1024;

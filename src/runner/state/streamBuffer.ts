/**
 * A byte queue: appended at the end and consumed from the front; it rarely moves memory, and retains none while empty.
 */
export class StreamBuffer {
  #bytes = new Uint8Array();
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** All bytes; valid until the next call. */
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
    // The memory of a burst is not retained.
    if (this.#bytes.length > keptRoomBytes) this.#bytes = new Uint8Array();
  }
}

const keptRoomBytes = 128 * 1024;

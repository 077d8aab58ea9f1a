/** The bytes of the capture, in slabs that are reused. */

/** Reads bytes in place, without a copy. */
export interface ByteVisitor {
  /** `bytes` at `from` ≤ index < `to`, valid during the call only. `visit` passes the result on to its caller. */
  visit(bytes: Uint8Array, from: number, to: number): boolean;
}

/**
 * Contiguous bytes, addressed by an ascending position; the oldest are freed from the front.
 *
 *   slabs:   [ ....####][########][###.....]      # kept: start ≤ position < next
 *
 * Slabs are allocated when first needed and reused once empty: under heavy traffic nothing is allocated.
 */
export class ByteRing {
  readonly #slabBytes: number;
  /** Slab of a position: floor(position / slabBytes), modulo the slots. */
  readonly #slabs: (Uint8Array | undefined)[];
  #spare: Uint8Array[] = [];
  #start = 0;
  #next = 0;

  /** Holds at least `limitBytes`; the caller frees space before it writes. */
  constructor(limitBytes: number, slabBytes: number) {
    this.#slabBytes = slabBytes;
    this.#slabs = Array.from({ length: Math.ceil(limitBytes / slabBytes) + 1 });
  }

  /** Bytes stored. */
  get length(): number {
    return this.#next - this.#start;
  }

  /** Copies the bytes in and returns the position of the first. */
  write(bytes: Uint8Array): number {
    const position = this.#next;
    const size = this.#slabBytes;
    let inSlab = position % size;
    if (bytes.length <= size - inSlab) {
      this.#slab(position).set(bytes, inSlab);
    } else {
      let done = 0;
      while (done < bytes.length) {
        const part = Math.min(size - inSlab, bytes.length - done);
        const slab = this.#slab(position + done);
        slab.set(part === bytes.length ? bytes : bytes.subarray(done, done + part), inSlab);
        done += part;
        inSlab = 0;
      }
    }
    this.#next = position + bytes.length;
    return position;
  }

  /** Copies `target.length` bytes from `position` on. */
  read(position: number, target: Uint8Array): void {
    const size = this.#slabBytes;
    let done = 0;
    while (done < target.length) {
      const inSlab = (position + done) % size;
      const part = Math.min(size - inSlab, target.length - done);
      target.set(this.#slab(position + done).subarray(inSlab, inSlab + part), done);
      done += part;
    }
  }

  /** Visits `length` bytes from `position` on; they are copied only where they span slabs. */
  visit(position: number, length: number, visitor: ByteVisitor): boolean {
    const inSlab = position % this.#slabBytes;
    if (inSlab + length <= this.#slabBytes)
      return visitor.visit(this.#slab(position), inSlab, inSlab + length);
    const joined = new Uint8Array(length);
    this.read(position, joined);
    return visitor.visit(joined, 0, length);
  }

  /** Frees the oldest `count` bytes. */
  free(count: number): void {
    const before = Math.floor(this.#start / this.#slabBytes);
    this.#start += count;
    const after = Math.floor(this.#start / this.#slabBytes);
    for (let index = before; index < after; index++) {
      const slot = index % this.#slabs.length;
      const slab = this.#slabs[slot];
      if (slab !== undefined) this.#spare.push(slab);
      this.#slabs[slot] = undefined;
    }
  }

  /** Removes all bytes and releases the memory. */
  clear(): void {
    this.#slabs.fill(undefined);
    this.#spare = [];
    this.#start = 0;
    this.#next = 0;
  }

  #slab(position: number): Uint8Array {
    const slot = Math.floor(position / this.#slabBytes) % this.#slabs.length;
    let slab = this.#slabs[slot];
    if (slab === undefined) {
      slab = this.#spare.pop() ?? new Uint8Array(this.#slabBytes);
      this.#slabs[slot] = slab;
    }
    return slab;
  }
}

import type { ByteLook } from '../views/rowFilter.ts';

/**
 * Bytes in a row, addressed by a position that only goes up; the oldest are given back from the front.
 *
 *   slabs:   [ ....####][########][###.....]      # kept: start ≤ position < next
 *
 * Slabs are made when first needed, and the emptied ones are used again: under flood nothing is allocated.
 */
export class ByteRing {
  readonly #slabBytes: number;
  /** Slab of a position: floor(position / slabBytes), modulo the slots. */
  readonly #slabs: (Uint8Array | undefined)[];
  #spare: Uint8Array[] = [];
  #start = 0;
  #next = 0;

  /** Holds at least `limitBytes`; whoever writes frees first, so that no more than that is kept. */
  constructor(limitBytes: number, slabBytes: number) {
    this.#slabBytes = slabBytes;
    this.#slabs = Array.from({ length: Math.ceil(limitBytes / slabBytes) + 1 });
  }

  /** Bytes kept. */
  get length(): number {
    return this.#next - this.#start;
  }

  /** Copies the bytes in and answers the position of the first. */
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

  /** Copies `target.length` bytes from `position` on; the caller knows that they are kept. */
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

  /** Looks at `length` bytes from `position` on, where they lie if they lie in one slab; the caller knows that they are kept. */
  look(position: number, length: number, reader: ByteLook): boolean {
    const inSlab = position % this.#slabBytes;
    if (inSlab + length <= this.#slabBytes) return reader.look(this.#slab(position), inSlab, inSlab + length);
    const joined = new Uint8Array(length);
    this.read(position, joined);
    return reader.look(joined, 0, length);
  }

  /** Gives back the oldest `count` bytes. */
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

  /** Forgets all bytes and gives the memory back. */
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

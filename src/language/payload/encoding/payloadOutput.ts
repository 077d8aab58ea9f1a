import { payloadLimitBytes, payloadWorkLimitBytes } from '../model/payloadLimits.ts';

const firstRoomBytes = 256;

/**
 * The bytes of a payload while it is made, and which of them are holes. It never takes more memory than a payload
 * may have, nor does more work than its limit: what goes over is refused, and from then on everything is.
 */
export class PayloadOutput {
  #bytes = new Uint8Array(firstRoomBytes);
  #length = 0;
  #work = 0;
  #holes: number[] = [];
  #over: 'size' | 'work' | undefined;
  readonly #workLimitBytes: number;

  constructor(workLimitBytes: number = payloadWorkLimitBytes) {
    this.#workLimitBytes = workLimitBytes;
  }

  get length(): number {
    return this.#length;
  }

  /** The limit that was reached. */
  get over(): 'size' | 'work' | undefined {
    return this.#over;
  }

  /** The work so far, in bytes that were made, moved and summed. */
  get work(): number {
    return this.#work;
  }

  /** Offsets of the bytes that may be anything, rising. */
  get holes(): readonly number[] {
    return this.#holes;
  }

  /** Bytes that may still be written. */
  get left(): number {
    return payloadLimitBytes - this.#length;
  }

  /** Counts work on so many bytes; false over the limit. */
  spend(bytes: number): boolean {
    this.#work += bytes;
    if (this.#work > this.#workLimitBytes) this.#over ??= 'work';
    return this.#over === undefined;
  }

  write(bytes: Uint8Array): void {
    if (!this.#room(bytes.length)) return;
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** So many bytes, made by `make`. */
  fill(count: number, make: (bytes: Uint8Array) => void): void {
    if (!this.#room(count)) return;
    make(this.#bytes.subarray(this.#length, this.#length + count));
    this.#length += count;
  }

  addHole(offset: number): void {
    if (this.#over === undefined) this.#holes.push(offset);
  }

  /** Puts bytes before what has been written from `start` on. */
  insert(start: number, bytes: Uint8Array): void {
    const moved = this.#length - start;
    if (!this.spend(moved) || !this.#room(bytes.length)) return;
    this.#bytes.copyWithin(start + bytes.length, start, this.#length);
    this.#bytes.set(bytes, start);
    this.#length += bytes.length;
    for (let index = this.#holes.length - 1; index >= 0 && (this.#holes[index] ?? 0) >= start; index--)
      this.#holes[index] = (this.#holes[index] ?? 0) + bytes.length;
  }

  /** Writes what has been written from `start` on again, until it stands there `times` times. */
  repeat(start: number, times: number): void {
    const size = this.#length - start;
    if (times === 0) this.truncate(start);
    if (times <= 1 || size === 0) return;
    const holes = this.holesFrom(start).map((hole) => hole - start);
    if (!this.#room(size * (times - 1))) return;
    const end = start + size * times;
    for (let at = this.#length; at < end; at += at - start)
      // What stands there already, twice as much each time, is a whole number of repetitions.
      this.#bytes.copyWithin(at, start, Math.min(at, start + end - at));
    this.#length = end;
    if (holes.length === 0 || !this.spend(holes.length * times)) return;
    for (let time = 1; time < times; time++)
      for (const hole of holes) this.#holes.push(start + time * size + hole);
  }

  /** What has been written from `start` on, until the next write. */
  view(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#length);
  }

  hasHoles(start: number): boolean {
    return (this.#holes.at(-1) ?? -1) >= start;
  }

  truncate(length: number): void {
    this.#length = length;
    while (this.hasHoles(length)) this.#holes.pop();
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Offsets of the holes from `start` on. */
  holesFrom(start: number): number[] {
    let first = this.#holes.length;
    while (first > 0 && (this.#holes[first - 1] ?? 0) >= start) first--;
    return this.#holes.slice(first);
  }

  #room(more: number): boolean {
    if (more > this.left) this.#over ??= 'size';
    if (!this.spend(this.#over === undefined ? more : 0)) return false;
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return true;
    const larger = new Uint8Array(Math.min(payloadLimitBytes, Math.max(needed, this.#bytes.length * 2)));
    larger.set(this.view(0));
    this.#bytes = larger;
    return true;
  }
}

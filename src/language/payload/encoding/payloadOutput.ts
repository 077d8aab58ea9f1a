/** The bounded output buffer of a payload encoder. */
import { payloadLimitBytes, payloadWorkLimitBytes } from '../model/payloadLimits.ts';

const firstRoomBytes = 256;

/**
 * The bytes of a payload being encoded, and which of them are holes. Bounded in memory and work: a write over a limit
 * is refused, and so is every later one.
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

  /** The limit that was reached, if any. */
  get over(): 'size' | 'work' | undefined {
    return this.#over;
  }

  /** The work so far, in bytes created, moved and summed. */
  get work(): number {
    return this.#work;
  }

  /** Ascending offsets of the bytes that may be anything. */
  get holes(): readonly number[] {
    return this.#holes;
  }

  /** Bytes left. */
  get left(): number {
    return payloadLimitBytes - this.#length;
  }

  /** Accounts for work on `bytes` bytes; false over the limit. */
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

  /** Appends `count` bytes, filled in by `make`. */
  fill(count: number, make: (bytes: Uint8Array) => void): void {
    if (!this.#room(count)) return;
    make(this.#bytes.subarray(this.#length, this.#length + count));
    this.#length += count;
  }

  addHole(offset: number): void {
    if (this.#over === undefined) this.#holes.push(offset);
  }

  /** Inserts bytes at `start`. */
  insert(start: number, bytes: Uint8Array): void {
    const moved = this.#length - start;
    if (!this.spend(moved) || !this.#room(bytes.length)) return;
    this.#bytes.copyWithin(start + bytes.length, start, this.#length);
    this.#bytes.set(bytes, start);
    this.#length += bytes.length;
    for (let index = this.#holes.length - 1; index >= 0 && (this.#holes[index] ?? 0) >= start; index--)
      this.#holes[index] = (this.#holes[index] ?? 0) + bytes.length;
  }

  /** Repeats everything from `start` on, until it is there `times` times. */
  repeat(start: number, times: number): void {
    const size = this.#length - start;
    if (times === 0) this.truncate(start);
    if (times <= 1 || size === 0) return;
    const holes = this.holesFrom(start).map((hole) => hole - start);
    if (!this.#room(size * (times - 1))) return;
    const end = start + size * times;
    for (let at = this.#length; at < end; at += at - start)
      // Doubling: what is there already is a whole number of repetitions.
      this.#bytes.copyWithin(at, start, Math.min(at, start + end - at));
    this.#length = end;
    if (holes.length === 0 || !this.spend(holes.length * times)) return;
    for (let time = 1; time < times; time++)
      for (const hole of holes) this.#holes.push(start + time * size + hole);
  }

  /** Everything from `start` on; valid until the next write. */
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

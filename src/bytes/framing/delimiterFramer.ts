import { prefixTable } from '../search/byteSearch.ts';
import type { Framer, TakeFramed } from './framing.ts';
import { PendingBytes } from './pendingBytes.ts';

export interface DelimiterOptions {
  /** Takes away what else belongs to the ending. */
  readonly strip?: (message: Uint8Array) => Uint8Array;
  /** Bytes that follow the delimiter and belong to the frame; the message is the whole frame then. */
  readonly plus?: number | undefined;
}

/**
 * Frames that end with a delimiter, which is found by Knuth, Morris and Pratt's automaton: its state goes on from
 * chunk to chunk, and each byte is looked at once.
 */
export class DelimiterFramer implements Framer {
  readonly #delimiter: Uint8Array;
  /** For each number of bytes that fit, how many still fit when the next one does not. */
  readonly #fallback: Uint32Array;
  readonly #limitBytes: number;
  readonly #strip: ((message: Uint8Array) => Uint8Array) | undefined;
  readonly #plus: number;
  readonly #pending = new PendingBytes();
  /** Bytes of the delimiter that fit at the end of what came. */
  #fitting = 0;
  /** Bytes behind the delimiter that are still to come. */
  #left = 0;
  #skipping = false;

  /** A delimiter has one byte or more. */
  constructor(delimiter: Uint8Array, limitBytes: number, { strip, plus = 0 }: DelimiterOptions = {}) {
    this.#delimiter = delimiter;
    this.#fallback = prefixTable(delimiter);
    this.#limitBytes = limitBytes;
    this.#strip = strip;
    this.#plus = plus;
  }

  push(chunk: Uint8Array, take: TakeFramed): void {
    let start = 0;
    for (let at = this.#next(chunk, 0); at < chunk.length; at = this.#next(chunk, at)) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
      } else {
        this.#step(chunk[at] ?? 0);
        at++;
        if (this.#fitting < this.#delimiter.length) continue;
        this.#fitting = 0;
        this.#left = this.#plus;
      }
      if (this.#left > 0) continue;
      this.#finish(chunk.subarray(start, at), take);
      start = at;
    }
    this.#keep(chunk.subarray(start), take);
  }

  end(take: TakeFramed): void {
    if (this.#pending.length > 0) take({ kind: 'rest', raw: this.#pending.takeWith(new Uint8Array()) });
    this.#fitting = 0;
    this.#left = 0;
    this.#skipping = false;
  }

  /** The next byte that matters: where nothing fits yet, the next that the delimiter begins with. */
  #next(chunk: Uint8Array, from: number): number {
    if (this.#fitting > 0 || this.#left > 0) return from;
    const found = chunk.indexOf(this.#delimiter[0] ?? 0, from);
    return found < 0 ? chunk.length : found;
  }

  #step(byte: number): void {
    let fitting = this.#fitting;
    while (fitting > 0 && this.#delimiter[fitting] !== byte) fitting = this.#fallback[fitting] ?? 0;
    this.#fitting = this.#delimiter[fitting] === byte ? fitting + 1 : 0;
  }

  /** The frame whose last bytes these are. */
  #finish(last: Uint8Array, take: TakeFramed): void {
    if (this.#skipping) {
      this.#skipping = false;
      return;
    }
    const size = this.#pending.length + last.length - this.#delimiter.length - this.#plus;
    if (size > this.#limitBytes) {
      this.#pending.clear();
      take({ kind: 'tooLarge', limitBytes: this.#limitBytes });
      return;
    }
    const raw = this.#pending.takeWith(last);
    const message = this.#plus > 0 ? raw : raw.subarray(0, size);
    take({ kind: 'frame', message: this.#strip?.(message) ?? message, raw });
  }

  /** The beginning of a frame, unless it is too large already. */
  #keep(begun: Uint8Array, take: TakeFramed): void {
    if (this.#skipping || begun.length === 0) return;
    // What fits may be the delimiter, which does not count, nor does what follows it.
    const ending = this.#left > 0 ? this.#delimiter.length + this.#plus - this.#left : this.#fitting;
    if (this.#pending.length + begun.length - ending <= this.#limitBytes) {
      this.#pending.add(begun);
      return;
    }
    this.#skipping = true;
    this.#pending.clear();
    take({ kind: 'tooLarge', limitBytes: this.#limitBytes });
  }
}

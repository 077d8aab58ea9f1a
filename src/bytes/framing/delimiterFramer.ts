/** Framing by a delimiter of one or more bytes. */
import { prefixTable } from '../search/byteSearch.ts';
import type { Framer, TakeFramed } from './framing.ts';
import { PendingBytes } from './pendingBytes.ts';

export interface DelimiterOptions {
  /** Strips whatever else belongs to the delimiter. */
  readonly strip?: (message: Uint8Array) => Uint8Array;
  /** Bytes after the delimiter that belong to the frame; the message is then the whole frame. */
  readonly plus?: number | undefined;
}

/**
 * Frames that end with a delimiter, which is found with the Knuth–Morris–Pratt automaton: its state carries over from
 * chunk to chunk, and each byte is examined once.
 */
export class DelimiterFramer implements Framer {
  readonly #delimiter: Uint8Array;
  /** The automaton's failure function. */
  readonly #fallback: Uint32Array;
  readonly #limitBytes: number;
  readonly #strip: ((message: Uint8Array) => Uint8Array) | undefined;
  readonly #plus: number;
  readonly #pending = new PendingBytes();
  /** Bytes of the delimiter matched so far. */
  #fitting = 0;
  /** Bytes after the delimiter that are still expected. */
  #left = 0;
  #skipping = false;

  /** The delimiter must not be empty. */
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

  /** The next byte to examine: where nothing matches yet, the next occurrence of the delimiter's first byte. */
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

  /** Emits the frame that ends with these bytes. */
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

  /** Keeps the beginning of a frame, unless it is already too large. */
  #keep(begun: Uint8Array, take: TakeFramed): void {
    if (this.#skipping || begun.length === 0) return;
    // Matched bytes may be the delimiter, which does not count towards the limit, nor do the bytes after it.
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

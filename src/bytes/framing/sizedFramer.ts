import type { Framer, TakeFramed } from './framing.ts';
import { PendingBytes } from './pendingBytes.ts';

/** What the first bytes of a frame reveal about its size. */
export type Measured =
  /** Its total size, and the size of the length prefix that is not part of the message. */
  | { readonly kind: 'size'; readonly size: number; readonly prefix: number }
  /** This many bytes are needed to know more. */
  | { readonly kind: 'needs'; readonly bytes: number }
  /** The first `bytes` are not a valid frame. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly bytes: number };

export interface SizedFramerOptions {
  /** Called again as bytes arrive; `needs` must stay small, and a size is at least 1. */
  readonly measure: (bytes: Uint8Array) => Measured;
  readonly limitBytes: number;
}

/** Frames whose size follows from their first bytes. */
export class SizedFramer implements Framer {
  readonly #options: SizedFramerOptions;
  readonly #pending = new PendingBytes();
  /** Bytes still to skip of a frame over the limit. */
  #skip = 0;
  #broken = false;

  constructor(options: SizedFramerOptions) {
    this.#options = options;
  }

  push(chunk: Uint8Array, take: TakeFramed): void {
    let rest = chunk;
    while (rest.length > 0 && !this.#broken) rest = rest.subarray(this.#step(rest, take));
  }

  end(take: TakeFramed): void {
    if (this.#pending.length > 0) take({ kind: 'rest', raw: this.#pending.takeWith(new Uint8Array()) });
    this.#skip = 0;
  }

  /** Consumes at least one byte from the front of a chunk; returns how many. */
  #step(chunk: Uint8Array, take: TakeFramed): number {
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, chunk.length);
      this.#skip -= skipped;
      return skipped;
    }
    const have = this.#pending.length;
    const measured = this.#options.measure(have === 0 ? chunk : this.#pending.view());
    if (measured.kind === 'malformed') {
      this.#broken = true;
      const raw = (have === 0 ? chunk : this.#pending.view()).slice(0, measured.bytes);
      this.#pending.clear();
      take({ kind: 'malformed', reason: measured.reason, raw, fatal: true });
      return chunk.length;
    }
    const wanted = measured.kind === 'needs' ? measured.bytes : measured.size;
    if (measured.kind === 'size' && wanted > this.#options.limitBytes) {
      this.#skip = wanted - have;
      this.#pending.clear();
      take({ kind: 'tooLarge', limitBytes: this.#options.limitBytes, length: wanted });
      return 0;
    }
    const bytes = chunk.subarray(0, wanted - have);
    if (have + bytes.length < wanted) {
      this.#pending.add(bytes);
      return bytes.length;
    }
    if (measured.kind === 'needs') {
      this.#pending.add(bytes);
      // The frame may be complete now.
      return bytes.length + this.#step(chunk.subarray(bytes.length), take);
    }
    const raw = this.#pending.takeWith(bytes);
    take({ kind: 'frame', message: raw.subarray(measured.prefix), raw });
    return bytes.length;
  }
}

import type { Framer, TakeFramed } from './framing.ts';
import { PendingBytes } from './pendingBytes.ts';

/** What the first bytes of a frame say about it. */
export type Measured =
  /** All its bytes, and how many in front of the message do nothing but say so. */
  | { readonly kind: 'size'; readonly size: number; readonly prefix: number }
  /** So many bytes must be there before more is known. */
  | { readonly kind: 'needs'; readonly bytes: number }
  /** The first `bytes` show that it is no frame. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly bytes: number };

export interface SizedFramerOptions {
  /** Is asked again as more bytes come; it asks for a small number of bytes at most, and a size is 1 or more. */
  readonly measure: (bytes: Uint8Array) => Measured;
  readonly limitBytes: number;
}

/** Frames whose first bytes say how large they are. */
export class SizedFramer implements Framer {
  readonly #options: SizedFramerOptions;
  readonly #pending = new PendingBytes();
  /** Bytes of a frame over the limit that are still to come. */
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

  /** Takes bytes from the front of a chunk, one or more, and answers how many. */
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
      // What is known now may be that this is all.
      return bytes.length + this.#step(chunk.subarray(bytes.length), take);
    }
    const raw = this.#pending.takeWith(bytes);
    take({ kind: 'frame', message: raw.subarray(measured.prefix), raw });
    return bytes.length;
  }
}

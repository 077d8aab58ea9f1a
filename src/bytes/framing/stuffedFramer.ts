/** Framing by byte stuffing: one byte value is reserved to end a frame. */
import { DelimiterFramer } from './delimiterFramer.ts';
import type { Framed, Framer, TakeFramed } from './framing.ts';

export interface Stuffing {
  /** The byte that ends a frame and never occurs inside. */
  readonly end: number;
  /** The most bytes a message of `limitBytes` can take. */
  readonly stuffedBytes: (limitBytes: number) => number;
  /** The message, or why it is malformed. */
  readonly decode: (stuffed: Uint8Array) => Uint8Array | string;
}

/** Empty frames are skipped. */
export class StuffedFramer implements Framer {
  readonly #framer: DelimiterFramer;
  readonly #stuffing: Stuffing;
  readonly #limitBytes: number;

  constructor(stuffing: Stuffing, limitBytes: number) {
    this.#framer = new DelimiterFramer(Uint8Array.of(stuffing.end), stuffing.stuffedBytes(limitBytes));
    this.#stuffing = stuffing;
    this.#limitBytes = limitBytes;
  }

  push(chunk: Uint8Array, take: TakeFramed): void {
    this.#framer.push(chunk, (framed) => this.#decode(framed, take));
  }

  end(take: TakeFramed): void {
    this.#framer.end((framed) => this.#decode(framed, take));
  }

  #decode(framed: Framed, take: TakeFramed): void {
    const limitBytes = this.#limitBytes;
    if (framed.kind === 'tooLarge') take({ kind: 'tooLarge', limitBytes });
    else if (framed.kind !== 'frame') take(framed);
    else if (framed.message.length > 0) {
      const { raw } = framed;
      const message = this.#stuffing.decode(framed.message);
      if (typeof message === 'string') take({ kind: 'malformed', reason: message, raw, fatal: false });
      else if (message.length > limitBytes) take({ kind: 'tooLarge', limitBytes, length: message.length });
      else take({ kind: 'frame', message, raw });
    }
  }
}

/**
 * The buffers that one stream socket reads into. At first it is the shared one. Once large chunks are sent back, the
 * socket gets its own, which are written from in place; two take turns while the kernel has not accepted a write.
 */
import { newReadBuffer, sharedReadBuffer } from './readBuffer.ts';

/** Copying fewer bytes is cheaper than buffers for each of many connections. */
const inPlaceBytes = 16 * 1024;

export class LinkReadBuffers {
  #wantsOwn = false;
  #own: Buffer | undefined;
  #spare: Buffer | undefined;
  /** Of the pending write. */
  #pending: Buffer | undefined;

  /** Where the next read goes: never into bytes that are being written. */
  next(): Buffer {
    if (!this.#wantsOwn) return sharedReadBuffer();
    if (this.#own === undefined) {
      this.#own = this.#spare ?? newReadBuffer();
      this.#spare = undefined;
    }
    return this.#own;
  }

  /** Whether bytes of the latest read may be written as they are, before the next read. */
  takesInPlace(bytes: Uint8Array): boolean {
    this.#wantsOwn ||= bytes.length >= inPlaceBytes && bytes.buffer === sharedReadBuffer().buffer;
    return bytes.buffer === this.#own?.buffer;
  }

  /** The kernel has not accepted all of these bytes. */
  writing(bytes: Uint8Array): void {
    if (bytes.buffer !== this.#own?.buffer) return;
    this.#pending = this.#own;
    this.#own = undefined;
  }

  /** The kernel has accepted the latest write. */
  written(): void {
    if (this.#pending === undefined) return;
    this.#spare = this.#pending;
    this.#pending = undefined;
  }
}

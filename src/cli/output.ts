/**
 * Standard output or error as the program uses it: lines, gathered and written once per turn of the event loop,
 * or raw bytes. It says when too much waits, and ends quietly when its reader goes away (EPIPE).
 */
import type { Writable } from 'node:stream';

/** Over this much waiting, whoever writes should pause what makes the lines. */
export const outputPauseBytes = 1024 * 1024;
/** Over this much waiting, lines are left out and counted. */
export const outputLimitBytes = 16 * 1024 * 1024;
/** Lines are handed on at the latest when this much has been gathered. */
const batchCharacters = 64 * 1024;

export class Output {
  readonly #stream: Writable;
  #batch = '';
  #scheduled = false;
  #gone = false;
  #goneListeners: (() => void)[] = [];

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', () => {
      // EPIPE, or a full disk: nothing can be told there any more.
      this.#gone = true;
      const listeners = this.#goneListeners;
      this.#goneListeners = [];
      for (const listener of listeners) listener();
    });
  }

  /** Calls `listener` once, when the reader is gone. */
  onGone(listener: () => void): void {
    if (this.#gone) listener();
    else this.#goneListeners.push(listener);
  }

  get waitingBytes(): number {
    return this.#batch.length + this.#stream.writableLength;
  }

  line(text: string): void {
    if (this.#gone) return;
    this.#batch += `${text}\n`;
    if (this.#batch.length >= batchCharacters) this.#flushBatch();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => {
        this.#scheduled = false;
        this.#flushBatch();
      });
    }
  }

  /** Raw bytes, which must not change afterwards. False: pause until `whenDrained`. */
  write(bytes: Uint8Array): boolean {
    return this.#gone || this.#stream.write(bytes);
  }

  /** Settles when everything is with the reader, or when the reader is gone. */
  whenDrained(): Promise<void> {
    this.#flushBatch();
    return new Promise((resolve) => {
      if (this.#gone) resolve();
      // An empty write's callback comes after those of all writes before it, with or without an error.
      else this.#stream.write('', () => resolve());
    });
  }

  #flushBatch(): void {
    if (this.#batch === '' || this.#gone) return;
    const batch = this.#batch;
    this.#batch = '';
    this.#stream.write(batch);
  }
}

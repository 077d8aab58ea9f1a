/**
 * Standard output or error: lines, batched and written once per turn of the event loop, or raw bytes. Text in lines is
 * escaped here. It knows how much is queued, whether its reader has gone (EPIPE), and whether writing failed (a full
 * disk).
 */
import type { Writable } from 'node:stream';
import { printable } from '../../model/printable.ts';
import type { Cursor } from './cursor.ts';
import type { Line } from './line.ts';
import { paint } from './style.ts';

/** With more than this queued, writers should pause the source of the lines. */
export const outputPauseBytes = 1024 * 1024;
/** With more than this queued, lines are omitted and counted. */
export const outputLimitBytes = 16 * 1024 * 1024;
/** A batch is written once it has reached this size. */
const batchCharacters = 64 * 1024;

export class Output {
  readonly #stream: Writable;
  readonly #coloured: boolean;
  readonly #cursor: Cursor | undefined;
  #batch = '';
  #scheduled = false;
  #isClosed = false;
  #failure: NodeJS.ErrnoException | undefined;
  #closedListeners: (() => void)[] = [];

  /** @param cursor of the terminal it is printed on, if any: there, lines always begin at the left */
  constructor(stream: Writable, coloured = false, cursor?: Cursor) {
    this.#stream = stream;
    this.#coloured = coloured;
    this.#cursor = cursor;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Nothing can be written any more. A reader that has gone is no failure.
      this.#isClosed = true;
      if (error.code !== 'EPIPE') this.#failure ??= error;
      const listeners = this.#closedListeners;
      this.#closedListeners = [];
      for (const listener of listeners) listener();
    });
  }

  /** Calls `listener` once, when the reader has gone or a write has failed. */
  onClosed(listener: () => void): void {
    if (this.#isClosed) listener();
    else this.#closedListeners.push(listener);
  }

  /** True once nothing can be written any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The error of a failed write, other than a reader that has gone. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure;
  }

  get waitingBytes(): number {
    return this.#isClosed ? 0 : this.#batch.length + this.#stream.writableLength;
  }

  /** Writes a line, escaped. */
  line(line: Line): void {
    if (this.#isClosed) return;
    this.#batch += `${this.#print(line)}\n`;
    if (this.#batch.length >= batchCharacters) this.#flushBatch();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => {
        this.#scheduled = false;
        this.#flushBatch();
      });
    }
  }

  #print(line: Line): string {
    if (typeof line === 'string') return printable(line);
    if ('text' in line) {
      const text = printable(line.text);
      return this.#coloured ? paint(line.style, text) : text;
    }
    return line.map((piece) => this.#print(piece)).join('');
  }

  /** Writes raw bytes, which must not change afterwards. False: pause until `whenDrained`. */
  write(bytes: Uint8Array): boolean {
    this.#cursor?.moved(bytes);
    return this.#isClosed || this.#stream.write(bytes);
  }

  /** Resolves when everything has been written, or when nothing can be written any more. */
  whenDrained(): Promise<void> {
    this.#flushBatch();
    return new Promise((resolve) => {
      if (this.#isClosed) resolve();
      // Nothing is queued, but a failed write of this turn is reported only after it.
      else if (this.#stream.writableLength === 0) setImmediate(resolve);
      // The callback of an empty write is called after those of all earlier writes, with or without an error.
      else this.#stream.write('', () => resolve());
    });
  }

  #flushBatch(): void {
    if (this.#batch === '' || this.#isClosed) return;
    const batch = this.#batch;
    this.#batch = '';
    this.#stream.write(this.#cursor?.isInLine === true ? `\n${batch}` : batch);
    this.#cursor?.lineEnded();
  }
}

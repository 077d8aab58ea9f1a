/**
 * Standard output or error as the program uses it: lines, gathered and written once per turn of the event loop,
 * or raw bytes. What is in a line and would act on a terminal is escaped here. It knows how much waits, whether its
 * reader has gone (EPIPE), and whether it cannot be written (a full disk).
 */
import type { Writable } from 'node:stream';
import { printable } from '../../model/printable.ts';
import type { Cursor } from './cursor.ts';
import type { Line } from './line.ts';
import { paint } from './style.ts';

/** With more than this waiting, writers should pause the source of the lines. */
export const outputPauseBytes = 1024 * 1024;
/** With more than this waiting, lines are left out and counted. */
export const outputLimitBytes = 16 * 1024 * 1024;
/** Lines are written at the latest when this much has been gathered. */
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

  /** @param cursor of the terminal that it is printed on, where it is one: lines begin at the left there */
  constructor(stream: Writable, coloured = false, cursor?: Cursor) {
    this.#stream = stream;
    this.#coloured = coloured;
    this.#cursor = cursor;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Nothing can be written any more. A reader that has had enough is no failure.
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

  /** Why it could not be written, where its reader has not gone. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure;
  }

  get waitingBytes(): number {
    return this.#isClosed ? 0 : this.#batch.length + this.#stream.writableLength;
  }

  /** One line, whatever is in it. */
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

  /** Raw bytes, which must not change afterwards. False: pause until `whenDrained`. */
  write(bytes: Uint8Array): boolean {
    this.#cursor?.moved(bytes);
    return this.#isClosed || this.#stream.write(bytes);
  }

  /** Resolves when everything is with the reader, or when nothing can be written any more. */
  whenDrained(): Promise<void> {
    this.#flushBatch();
    return new Promise((resolve) => {
      if (this.#isClosed) resolve();
      // Nothing waits; but the failure of what was written in this turn is known only after it.
      else if (this.#stream.writableLength === 0) setImmediate(resolve);
      // An empty write's callback comes after those of all writes before it, with or without an error.
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

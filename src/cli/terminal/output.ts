/**
 * Standard output or error as the program uses it: lines, gathered and written once per turn of the event loop,
 * or raw bytes. What is in a line and would act on a terminal is escaped here. It says when too much waits, when its
 * reader is gone (EPIPE), and when it cannot be written (a full disk).
 */
import type { Writable } from 'node:stream';
import { printable } from '../../model/printable.ts';
import type { Cursor } from './cursor.ts';
import type { Line } from './line.ts';
import { paint } from './style.ts';

/** Over this much waiting, whoever writes should pause what makes the lines. */
export const outputPauseBytes = 1024 * 1024;
/** Over this much waiting, lines are left out and counted. */
export const outputLimitBytes = 16 * 1024 * 1024;
/** Lines are handed on at the latest when this much has been gathered. */
const batchCharacters = 64 * 1024;

export class Output {
  readonly #stream: Writable;
  readonly #coloured: boolean;
  readonly #cursor: Cursor | undefined;
  #batch = '';
  #scheduled = false;
  #gone = false;
  #failure: NodeJS.ErrnoException | undefined;
  #goneListeners: (() => void)[] = [];

  /** @param cursor of the terminal that it is printed on, where it is one: lines begin at the left there */
  constructor(stream: Writable, coloured = false, cursor?: Cursor) {
    this.#stream = stream;
    this.#coloured = coloured;
    this.#cursor = cursor;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Nothing can be told there any more. A reader that has had enough is no failure.
      this.#gone = true;
      if (error.code !== 'EPIPE') this.#failure ??= error;
      const listeners = this.#goneListeners;
      this.#goneListeners = [];
      for (const listener of listeners) listener();
    });
  }

  /** Calls `listener` once, when the reader is gone or a write has failed. */
  onGone(listener: () => void): void {
    if (this.#gone) listener();
    else this.#goneListeners.push(listener);
  }

  /** True once nothing can be written any more. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Why it could not be written, where its reader has not gone. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure;
  }

  get waitingBytes(): number {
    return this.#gone ? 0 : this.#batch.length + this.#stream.writableLength;
  }

  /** One line, whatever is in it. */
  line(line: Line): void {
    if (this.#gone) return;
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
    return this.#gone || this.#stream.write(bytes);
  }

  /** Settles when everything is with the reader, or when nothing can be written any more. */
  whenDrained(): Promise<void> {
    this.#flushBatch();
    return new Promise((resolve) => {
      if (this.#gone) resolve();
      // Nothing waits; but the failure of what was written in this turn is told only after it.
      else if (this.#stream.writableLength === 0) setImmediate(resolve);
      // An empty write's callback comes after those of all writes before it, with or without an error.
      else this.#stream.write('', () => resolve());
    });
  }

  #flushBatch(): void {
    if (this.#batch === '' || this.#gone) return;
    const batch = this.#batch;
    this.#batch = '';
    this.#stream.write(this.#cursor?.isInLine === true ? `\n${batch}` : batch);
    this.#cursor?.lineEnded();
  }
}

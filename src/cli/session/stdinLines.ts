/** The lines of stdin, for commands that are given while a program runs. */
import { StringDecoder } from 'node:string_decoder';
import type { StandardInput } from '../terminal/standardStream.ts';

/** In characters: what a relay holds of one connection, in hex. */
export const lineLimit = 1024 * 1024;

export interface StdinLinesHandlers {
  readonly onLine: (line: string) => void;
  /** A line was longer than `lineLimit`; it is left out. */
  readonly onTooLong: () => void;
}

export class StdinLines {
  readonly #input: StandardInput;
  readonly #decoder = new StringDecoder('utf8');
  readonly #handlers: StdinLinesHandlers;
  #rest = '';
  #isTooLong = false;

  constructor(input: StandardInput, handlers: StdinLinesHandlers) {
    this.#input = input;
    this.#handlers = handlers;
    input.on('data', (chunk: Buffer) => this.#take(this.#decoder.write(chunk)));
    input.once('end', () => this.#take('\n'));
    // The program goes on without further commands.
    input.once('error', () => undefined);
  }

  dispose(): void {
    this.#input.destroy();
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#whole(line);
    if (this.#rest.length <= lineLimit) return;
    this.#isTooLong = true;
    this.#rest = '';
  }

  #whole(line: string): void {
    const isTooLong = this.#isTooLong || line.length > lineLimit;
    this.#isTooLong = false;
    if (isTooLong) this.#handlers.onTooLong();
    else this.#handlers.onLine(line);
  }
}

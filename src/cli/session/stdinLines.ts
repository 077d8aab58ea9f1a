/** The lines of stdin, for commands that are given while a program runs. */
import { StringDecoder } from 'node:string_decoder';
import type { StandardInput } from '../terminal/standardStream.ts';

/** A longer line is nobody's command. */
const lineLimit = 64 * 1024;

export class StdinLines {
  readonly #input: StandardInput;
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(input: StandardInput, onLine: (line: string) => void) {
    this.#input = input;
    this.#onLine = onLine;
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
    this.#rest = (lines.pop() ?? '').slice(0, lineLimit);
    for (const line of lines) this.#onLine(line);
  }
}

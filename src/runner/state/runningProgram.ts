/** The programs that an experiment runs. */
import type { Program, ProgramEnd } from '../../node/programs.ts';
import type { Failure } from '../../model/result.ts';
import type { BytePattern } from '../../bytes/search/bytePattern.ts';

/** The end of a program's output is kept, to be shown with a failure. */
const keptWordsBytes = 4096;

/** A user's program and its output, stdout and stderr combined as in a terminal. */
export class RunningProgram {
  readonly commandLine: string;
  /** How it ended; undefined while it is running. */
  end: ProgramEnd | undefined;
  /** Whether a step expected it to end. */
  isEndExpected = false;
  /** Whether its output has contained the wanted pattern. */
  hasSaid = false;
  readonly #program: Program;
  readonly #wanted: BytePattern | undefined;
  readonly #watchers = new Set<() => void>();
  /** The end of the output, which may be the beginning of the pattern. */
  #begun: Buffer = Buffer.alloc(0);
  #lastWords: Buffer = Buffer.alloc(0);

  /** @param wanted searched for in all its output, however long */
  constructor(program: Program, commandLine: string, wanted?: BytePattern) {
    this.#program = program;
    this.#wanted = wanted;
    this.commandLine = commandLine;
    const said = (chunk: Buffer | string): void => this.#said(Buffer.from(chunk));
    program.stdout.on('data', said);
    program.stderr.on('data', said);
    void program.ended.then((end) => {
      this.end = end;
      this.#changed();
    });
  }

  /** Why it could not be started; undefined once it is running. */
  async startFailure(): Promise<Failure | undefined> {
    return (await this.#program.started).failure;
  }

  /** The end of its output. */
  get lastWords(): string {
    return this.#lastWords.toString('utf8').trim();
  }

  get lastBytes(): Uint8Array {
    return this.#lastWords;
  }

  /** Calls `changed` on output and when it ends; returns a function that unsubscribes. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  /**
   * Writes to its standard input; settles when the pipe has accepted it, or with the reason it never will. Never
   * rejects.
   */
  write(bytes: Uint8Array): Promise<Failure | undefined> {
    const { stdin } = this.#program;
    return new Promise((resolve) => {
      if (!stdin.writable) resolve(notReading);
      else stdin.write(bytes, (error) => resolve(error instanceof Error ? notReading : undefined));
    });
  }

  /** Closes its standard input. */
  endInput(): void {
    this.#program.stdin.end();
  }

  /** Stops it; settles when it is gone. */
  async stop(): Promise<void> {
    await this.#program.end();
  }

  #said(bytes: Buffer): void {
    this.#lastWords = Buffer.concat([this.#lastWords, bytes.subarray(-keptWordsBytes)]).subarray(
      -keptWordsBytes,
    );
    if (this.#wanted !== undefined && !this.hasSaid) this.#look(this.#wanted, bytes);
    this.#changed();
  }

  #look(wanted: BytePattern, bytes: Buffer): void {
    const all = Buffer.concat([this.#begun, bytes]);
    this.hasSaid = wanted.indexIn(all) >= 0;
    const from = this.hasSaid ? all.length : Math.max(0, all.length - wanted.length + 1);
    this.#begun = Buffer.from(all.subarray(from));
  }

  #changed(): void {
    for (const changed of this.#watchers) changed();
  }
}

const notReading: Failure = {
  code: 'EPIPE',
  message: 'The program does not read its standard input any more: it has ended, or has closed it.',
};

import type { Program, ProgramEnd } from '../engine/programs.ts';
import type { Failure } from '../model/result.ts';
import { Inbox } from './inbox.ts';

/** The end of what a program said is kept, to be shown with a failure. */
const keptWordsBytes = 4096;

/** A program of the user's with what it has said, on stdout and stderr as in a terminal. */
export class RunningProgram {
  readonly commandLine: string;
  /** What it has said and nobody looked for yet; let go of once nobody will. */
  readonly output = new Inbox('stream');
  /** How it ended; undefined while it runs. */
  end: ProgramEnd | undefined;
  readonly #program: Program;
  #lastWords: Buffer = Buffer.alloc(0);
  #isRead = true;

  constructor(program: Program, commandLine: string) {
    this.#program = program;
    this.commandLine = commandLine;
    const said = (chunk: Buffer | string): void => {
      const bytes = Buffer.from(chunk);
      if (this.#isRead) this.output.add(bytes);
      this.#lastWords = Buffer.concat([this.#lastWords, bytes.subarray(-keptWordsBytes)]).subarray(
        -keptWordsBytes,
      );
    };
    program.stdout.on('data', said);
    program.stderr.on('data', said);
    void program.ended.then((end) => {
      this.end = end;
      this.output.mark('ended');
    });
  }

  /** Why it could not be started; undefined once it runs. */
  async startFailure(): Promise<Failure | undefined> {
    return (await this.#program.started).failure;
  }

  /** The end of what it has said. */
  get lastWords(): string {
    return this.#lastWords.toString('utf8').trim();
  }

  /** Nobody looks for its words any more. */
  stopReading(): void {
    this.#isRead = false;
    this.output.clear();
  }

  /** Ends it and what it started; settles when they are gone. */
  async stop(): Promise<void> {
    await this.#program.end();
  }
}

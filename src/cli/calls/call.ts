/** A call of the command line: what it takes, what its help says and what it does, in one object. */
import type { Args, Options } from '../options/args.ts';
import type { ExitCode } from '../terminal/exitCodes.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface Call<Name extends string = string> {
  /** What it does: whole paragraphs, without a line end at the end. */
  readonly about: string;
  /** Its own; `--help` comes on top. */
  readonly options: Options<Name>;
  /** Lines below the options. */
  readonly notes?: string;
  /** Shell lines. */
  readonly examples: readonly string[];
  run(args: Args<Name>, terminal: Terminal): Promise<ExitCode>;
}

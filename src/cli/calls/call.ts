/** A command as one object: its options, its help and what it does. */
import type { Args, Options } from '../options/args.ts';
import type { ExitCode } from '../terminal/exitCodes.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface Call<Name extends string = string> {
  /** Description, in paragraphs, without a final line end. */
  readonly about: string;
  /** Its own options; `--help` is added. */
  readonly options: Options<Name>;
  /** Text below the options. */
  readonly notes?: string;
  /** Shell commands. */
  readonly examples: readonly string[];
  run(args: Args<Name>, terminal: Terminal): Promise<ExitCode>;
}

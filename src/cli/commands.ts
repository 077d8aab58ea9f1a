/** The sub-commands. Each is loaded when it is called, so that `--help` and mistakes cost nothing. */
import type { Args, OptionSpecs } from './args.ts';
import type { ExitCode } from './exitCodes.ts';
import { bytesHelp, connectHelp, listenHelp } from './help.ts';
import { checkHelp, runHelp } from './experimentHelp.ts';
import type { Terminal } from './terminal.ts';

export interface Command {
  readonly help: string;
  load(): Promise<{
    readonly options: OptionSpecs;
    readonly run: (args: Args, terminal: Terminal) => Promise<ExitCode>;
  }>;
}

export const commands: Readonly<Record<string, Command>> = {
  listen: {
    help: listenHelp,
    load: async () => {
      const { listen, listenOptions } = await import('./listen.ts');
      return { options: listenOptions, run: listen };
    },
  },
  connect: {
    help: connectHelp,
    load: async () => {
      const { connect, connectOptions } = await import('./connect.ts');
      return { options: connectOptions, run: connect };
    },
  },
  run: {
    help: runHelp,
    load: async () => {
      const { run, runOptions } = await import('./run.ts');
      return { options: runOptions, run };
    },
  },
  check: {
    help: checkHelp,
    load: async () => {
      const { check, checkOptions } = await import('./check.ts');
      return { options: checkOptions, run: check };
    },
  },
  bytes: {
    help: bytesHelp,
    load: async () => {
      const { bytes, bytesOptions } = await import('./bytes.ts');
      return { options: bytesOptions, run: bytes };
    },
  },
};

/** Known names that this version does not have yet. */
export const laterCommands: readonly string[] = ['relay', 'read'];

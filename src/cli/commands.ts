/** The sub-commands. Each is loaded when it is called, from a bundle of its own: nobody waits for what others need. */
import { createRequire } from 'node:module';
import type { Args, OptionSpecs } from './args.ts';
import type * as Bytes from './bytes.ts';
import type * as Check from './check.ts';
import type * as Connect from './connect.ts';
import type { ExitCode } from './exitCodes.ts';
import { checkHelp, runHelp } from './experimentHelp.ts';
import { bytesHelp, connectHelp, listenHelp } from './help.ts';
import type * as Listen from './listen.ts';
import type * as Run from './run.ts';
import type { Terminal } from './terminal.ts';

const require = createRequire(import.meta.url);

export interface Command {
  readonly help: string;
  load(): {
    readonly options: OptionSpecs;
    readonly run: (args: Args, terminal: Terminal) => Promise<ExitCode>;
  };
}

export const commands: Readonly<Record<string, Command>> = {
  listen: {
    help: listenHelp,
    load: () => {
      const { listen, listenOptions } = require('./listen.ts') as typeof Listen;
      return { options: listenOptions, run: listen };
    },
  },
  connect: {
    help: connectHelp,
    load: () => {
      const { connect, connectOptions } = require('./connect.ts') as typeof Connect;
      return { options: connectOptions, run: connect };
    },
  },
  run: {
    help: runHelp,
    load: () => {
      const { run, runOptions } = require('./run.ts') as typeof Run;
      return { options: runOptions, run };
    },
  },
  check: {
    help: checkHelp,
    load: () => {
      const { check, checkOptions } = require('./check.ts') as typeof Check;
      return { options: checkOptions, run: check };
    },
  },
  bytes: {
    help: bytesHelp,
    load: () => {
      const { bytes, bytesOptions } = require('./bytes.ts') as typeof Bytes;
      return { options: bytesOptions, run: bytes };
    },
  },
};

/** Known names that this version does not have yet. */
export const laterCommands: readonly string[] = ['relay', 'read'];

/** The sub-commands. Each is loaded when it is called, from a bundle of its own: nobody waits for what others need. */
import { createRequire } from 'node:module';
import type { Args, OptionSpecs } from './options/args.ts';
import type * as Bytes from './calls/bytes.ts';
import type * as Check from './calls/check.ts';
import type * as Connect from './calls/connect.ts';
import type { ExitCode } from './terminal/exitCodes.ts';
import { checkHelp, runHelp } from './experimentHelp.ts';
import { bytesHelp, connectHelp, listenHelp } from './help.ts';
import type * as Listen from './calls/listen.ts';
import type * as Run from './calls/run.ts';
import type { Terminal } from './terminal/terminal.ts';

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
      const { listen, listenOptions } = require('./calls/listen.ts') as typeof Listen;
      return { options: listenOptions, run: listen };
    },
  },
  connect: {
    help: connectHelp,
    load: () => {
      const { connect, connectOptions } = require('./calls/connect.ts') as typeof Connect;
      return { options: connectOptions, run: connect };
    },
  },
  run: {
    help: runHelp,
    load: () => {
      const { run, runOptions } = require('./calls/run.ts') as typeof Run;
      return { options: runOptions, run };
    },
  },
  check: {
    help: checkHelp,
    load: () => {
      const { check, checkOptions } = require('./calls/check.ts') as typeof Check;
      return { options: checkOptions, run: check };
    },
  },
  bytes: {
    help: bytesHelp,
    load: () => {
      const { bytes, bytesOptions } = require('./calls/bytes.ts') as typeof Bytes;
      return { options: bytesOptions, run: bytes };
    },
  },
};

/** Known names that this version does not have yet. */
export const laterCommands: readonly string[] = ['relay', 'read'];

/** The sub-commands. Each is loaded when it is called, from a bundle of its own: nobody waits for what others need. */
import { createRequire } from 'node:module';
import type * as Bytes from './calls/bytes.ts';
import type { Call } from './calls/call.ts';
import type * as Check from './calls/check.ts';
import type * as Connect from './calls/connect.ts';
import type * as Listen from './calls/listen.ts';
import type * as Run from './calls/run.ts';

const require = createRequire(import.meta.url);

export interface Command {
  /** The words after its name. */
  readonly usage: string;
  /** What the list of commands says of it. */
  readonly summary: string;
  load(): Promise<Call>;
}

export const commands: Readonly<Record<string, Command>> = {
  listen: {
    usage: 'ADDRESS [options]',
    summary: 'wait for connections or datagrams',
    load: () => Promise.resolve((require('./calls/listen.ts') as typeof Listen).listen),
  },
  connect: {
    usage: 'ADDRESS [options]',
    summary: 'connect, or send datagrams',
    load: () => Promise.resolve((require('./calls/connect.ts') as typeof Connect).connect),
  },
  run: {
    usage: 'FILE… [options]',
    summary: 'run experiments (.sockets files)',
    load: () => Promise.resolve((require('./calls/run.ts') as typeof Run).run),
  },
  check: {
    usage: 'FILE…',
    summary: 'what is wrong in experiments',
    load: () => Promise.resolve((require('./calls/check.ts') as typeof Check).check),
  },
  bytes: {
    usage: 'PAYLOAD [options]',
    summary: "a payload's bytes as hex",
    load: () => Promise.resolve((require('./calls/bytes.ts') as typeof Bytes).bytes),
  },
};

/** Known names that this version does not have yet. */
export const laterCommands: readonly string[] = ['relay', 'read'];

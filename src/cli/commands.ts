/** The subcommands. Each is loaded when it is called, so that it does not pay for the others' modules. */
import type { Call } from './calls/call.ts';

export interface Command {
  /** Synopsis of its arguments. */
  readonly usage: string;
  /** Its line in the list of commands. */
  readonly summary: string;
  load(): Promise<Call>;
}

export const commands: Readonly<Record<string, Command>> = {
  listen: {
    usage: 'ADDRESS [options]',
    summary: 'wait for connections or datagrams',
    load: async () => (await import('./calls/listen.ts')).listen,
  },
  connect: {
    usage: 'ADDRESS [options]',
    summary: 'connect, or send datagrams',
    load: async () => (await import('./calls/connect.ts')).connect,
  },
  relay: {
    usage: 'ADDRESS TARGET [options]',
    summary: 'stand between two programs, with faults',
    load: async () => (await import('./calls/relay.ts')).relay,
  },
  run: {
    usage: 'FILE… [options]',
    summary: 'run experiments (.sockets files)',
    load: async () => (await import('./calls/run.ts')).run,
  },
  check: {
    usage: 'FILE…',
    summary: 'what is wrong in experiments',
    load: async () => (await import('./calls/check.ts')).check,
  },
  bytes: {
    usage: 'PAYLOAD [options]',
    summary: "a payload's bytes as hex",
    load: async () => (await import('./calls/bytes.ts')).bytes,
  },
};

/** Names reserved for later versions. */
export const laterCommands: readonly string[] = ['read'];

/** The sub-commands. each is loaded when it is called: nobody waits for what others need. */
import type { Call } from './calls/call.ts';

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
    load: async () => (await import('./calls/listen.ts')).listen,
  },
  connect: {
    usage: 'ADDRESS [options]',
    summary: 'connect, or send datagrams',
    load: async () => (await import('./calls/connect.ts')).connect,
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

/** Known names that this version does not have yet. */
export const laterCommands: readonly string[] = ['relay', 'read'];

/** What a terminal needs of its process: streams, signals and an end. Tests have one of their own. */
import { standardInput, standardStream, type StandardInput, type StandardStream } from './standardStream.ts';

export interface TerminalHost {
  readonly stdout: StandardStream;
  readonly stderr: StandardStream;
  readonly environment: NodeJS.ProcessEnv;
  /** Opened on first use: a command that does not read stdin leaves it alone. */
  openInput(): StandardInput;
  onSignal(signal: NodeJS.Signals, listener: () => void): void;
  exit(code: number): void;
  /** Ends as the signal does where nothing listens to it. */
  endBySignal(signal: NodeJS.Signals): void;
}

/** This process. */
export function processHost(): TerminalHost {
  return {
    stdout: standardStream('stdout'),
    stderr: standardStream('stderr'),
    environment: process.env,
    openInput: standardInput,
    onSignal: (signal, listener) => process.on(signal, listener),
    exit: (code) => process.exit(code),
    endBySignal: (signal) => {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    },
  };
}

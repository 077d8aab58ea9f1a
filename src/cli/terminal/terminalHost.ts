/** What `Terminal` needs of the process: streams, signals and exit. Tests substitute their own. */
import { standardInput, standardStream, type StandardInput, type StandardStream } from './standardStream.ts';

export interface TerminalHost {
  readonly stdout: StandardStream;
  readonly stderr: StandardStream;
  readonly environment: NodeJS.ProcessEnv;
  /** Opened on first use: a command that does not read stdin leaves it alone. */
  openInput(): StandardInput;
  onSignal(signal: NodeJS.Signals, listener: () => void): void;
  exit(code: number): void;
  /** Ends the process by the signal's default action. */
  endBySignal(signal: NodeJS.Signals): void;
}

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

/** A command's view of its process: streams, signals, exit and error reports. */
import type { Failure } from '../../model/result.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import { Cursor } from './cursor.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { line, styled } from './line.ts';
import { Output } from './output.ts';
import type { StandardInput, StandardStream } from './standardStream.ts';
import { isColoured } from './style.ts';
import type { TerminalHost } from './terminalHost.ts';
import { writeFailure } from './writeFailure.ts';

/** How long to wait for output to be read after a signal. */
export const signalFlushLimitMs = 1_000;
/** How long to wait for stderr to be read at the end. */
export const errorFlushLimitMs = 500;

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

export class Terminal {
  readonly #host: TerminalHost;
  readonly #cursor = new Cursor();
  readonly out: Output;
  readonly error: Output;
  #input: StandardInput | undefined;
  /** Resolves on the first signal. */
  readonly #signalled: Promise<void>;
  #resolveSignalled: () => void = () => undefined;
  #signal: NodeJS.Signals | undefined;

  constructor(host: TerminalHost) {
    this.#host = host;
    this.out = this.#outputOn(host.stdout);
    this.error = this.#outputOn(host.stderr);
    this.#signalled = new Promise((resolve) => (this.#resolveSignalled = resolve));
  }

  #outputOn(stream: StandardStream): Output {
    const cursor = stream.isTTY === true ? this.#cursor : undefined;
    return new Output(stream, isColoured(stream, this.#host.environment), cursor);
  }

  get environment(): NodeJS.ProcessEnv {
    return this.#host.environment;
  }

  /** Opened on first use: a command that does not read stdin leaves it alone. */
  get input(): StandardInput {
    return (this.#input ??= this.#host.openInput());
  }

  /** To be called with what was read from the input, which a terminal echoes. */
  typed(bytes: Uint8Array): void {
    if (this.input.isTTY === true) this.#cursor.moved(bytes);
  }

  /** Calls `stop` once: on the first signal, or when stdout can no longer be written. A second signal ends the process immediately. */
  onStop(stop: () => void): void {
    for (const signal of stopSignals) {
      this.#host.onSignal(signal, () => {
        if (this.#signal !== undefined) {
          this.#host.exit(exitCodes.failed);
          return;
        }
        this.#signal = signal;
        this.#resolveSignalled();
        stop();
      });
    }
    this.out.onClosed(stop);
  }

  /** Prints an error on one line. */
  report(message: string): void {
    this.error.line(line`${styled('error', 'socket-lab:')} ${message}`);
  }

  /** Prints a failure and returns the exit code. */
  reportFailure(failure: Failure): ExitCode {
    this.report(formatFailure(failure));
    return exitCodes.failed;
  }

  /** Prints a usage error and returns the exit code. */
  reportUsage(message: string): ExitCode {
    this.report(message);
    return exitCodes.usage;
  }

  /**
   * Waits until everything printed has been read, with a time limit after a signal, and returns the exit code: output
   * that could not be written is a failure.
   */
  async finish(code: ExitCode): Promise<ExitCode> {
    await this.#flushOut();
    if (this.out.failure !== undefined) this.report(writeFailure('stdout', this.out.failure));
    await Promise.race([this.error.whenDrained(), after(errorFlushLimitMs)]);
    const isWritten = this.out.failure === undefined && this.error.failure === undefined;
    return code === exitCodes.good && !isWritten ? exitCodes.failed : code;
  }

  /** Ends the process: by SIGQUIT if that arrived, as shells expect, else with the code. */
  exit(code: ExitCode): void {
    if (this.#signal === 'SIGQUIT') this.#host.endBySignal('SIGQUIT');
    else this.#host.exit(code);
  }

  async #flushOut(): Promise<void> {
    const late = this.#signalled.then(() => after(signalFlushLimitMs));
    await Promise.race([this.out.whenDrained(), late]);
    const left = this.out.waitingBytes;
    if (left > 0) this.report(`${left} bytes of the output are lost: nobody has read them.`);
  }
}

function after(limitMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, limitMs));
}

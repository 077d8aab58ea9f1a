/** The world around a command: its streams, its end, and how it reports. */
import type { Readable } from 'node:stream';
import type { Failure } from '../model/result.ts';
import { formatFailure } from '../model/formatFailure.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { Output } from './output.ts';
import { paintFor, type Paint } from './style.ts';

/** How long output may wait to be read once a signal asked the program to end. */
export const signalFlushLimitMs = 1_000;
/** How long messages on stderr may wait to be read at the end. */
export const errorFlushLimitMs = 500;

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export class Terminal {
  readonly out = new Output(process.stdout);
  readonly error = new Output(process.stderr);
  readonly paintOut: Paint = paintFor(process.stdout, process.env);
  readonly paintError: Paint = paintFor(process.stderr, process.env);
  #stopped = false;

  /** Made on first use: a command that does not read stdin leaves it alone. */
  get input(): Readable & { readonly isTTY?: boolean } {
    return process.stdin;
  }

  /** Calls `stop` once: on SIGINT, SIGTERM or SIGHUP, or when stdout's reader is gone. A second signal ends at once. */
  onStop(stop: () => void): void {
    for (const signal of stopSignals) {
      process.on(signal, () => {
        if (this.#stopped) process.exit(exitCodes.failed);
        this.#stopped = true;
        stop();
      });
    }
    this.out.onGone(stop);
  }

  /** An error: one line. */
  report(message: string): void {
    this.error.line(`${this.paintError('error', 'socket-lab:')} ${message}`);
  }

  /** A failed call, as an exit code. */
  reportFailure(failure: Failure): ExitCode {
    this.report(formatFailure(failure));
    return exitCodes.failed;
  }

  /** A wrong call, as an exit code. */
  reportUsage(message: string): ExitCode {
    this.report(message);
    return exitCodes.usage;
  }

  /** Waits until everything printed has been read, within limits. */
  async flush(): Promise<void> {
    await (this.#stopped ? within(this.out.whenDrained(), signalFlushLimitMs) : this.out.whenDrained());
    await within(this.error.whenDrained(), errorFlushLimitMs);
  }
}

async function within(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

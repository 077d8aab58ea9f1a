/** socket → stdout, raw, as fast as stdout is read: while it is not, the socket is not read either. */
import type { Engine } from '../../engine/engine.ts';
import type { Data } from '../../model/engineEvent.ts';
import type { SocketSession } from './socketSession.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Output } from '../terminal/output.ts';

/** What carries bytes between the terminal and a connection gets these, whatever it sends. */
export interface TransferOptions {
  readonly session: SocketSession;
  readonly terminal: Terminal;
  /** Where received bytes go; absent: nowhere (they are printed as events). */
  readonly output: Output | undefined;
  /** Printed after each chunk; for datagrams, whose borders would be lost. */
  readonly separator: Uint8Array | undefined;
  /** Nothing is left to do: close everything. */
  readonly onDone: () => void;
}

/** @param onResumed stdout is read again, and so is the socket from now on */
export function receivedBytes(
  { session, output, separator }: TransferOptions,
  onResumed: () => void,
): ReceivedBytes | undefined {
  return output === undefined
    ? undefined
    : new ReceivedBytes({ engine: session.engine, output, separator, onResumed });
}

interface ReceivedBytesOptions {
  readonly engine: Engine;
  readonly output: Output;
  readonly separator: Uint8Array | undefined;
  readonly onResumed: () => void;
}

export class ReceivedBytes {
  readonly #options: ReceivedBytesOptions;
  #paused = false;

  constructor(options: ReceivedBytesOptions) {
    this.#options = options;
  }

  write({ bytes, connection }: Data): void {
    const { engine, output, separator, onResumed } = this.#options;
    // The bytes are the engine's; what waits in our output must be our own.
    const own = separator === undefined ? Buffer.from(bytes) : Buffer.concat([bytes, separator]);
    if (output.write(own) || this.#paused) return;
    this.#paused = true;
    engine.pauseReading(connection);
    void output.whenDrained().then(() => {
      this.#paused = false;
      engine.resumeReading(connection);
      onResumed();
    });
  }
}

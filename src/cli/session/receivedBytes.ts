/** socket → stdout, raw, with back-pressure: while stdout is not read, the socket is not read either. */
import type { Engine } from '../../engine/engine.ts';
import type { Data } from '../../model/engineEvent.ts';
import type { SocketSession } from './socketSession.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Output } from '../terminal/output.ts';

/** Common to all transfers between the terminal and a connection. */
export interface TransferOptions {
  readonly session: SocketSession;
  readonly terminal: Terminal;
  /** Where received bytes are written; absent: nowhere (they are printed as events). */
  readonly output: Output | undefined;
  /** Printed after each datagram, whose borders would be lost otherwise. */
  readonly separator: Uint8Array | undefined;
  /** The transfer is complete: close everything. */
  readonly onDone: () => void;
}

/** @param onResumed stdout is read again, and so is the socket */
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
    // The bytes belong to the engine; what is queued for output must be a copy.
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

/** socket → stdout, raw, as fast as stdout is read: while it is not, the socket is not read either. */
import type { Engine } from '../../engine/engine.ts';
import type { Data } from '../../model/engineEvent.ts';
import type { Output } from '../terminal/output.ts';

export interface ReceivedBytesOptions {
  readonly engine: Engine;
  readonly output: Output;
  /** Printed after each chunk; for datagrams, whose borders would be lost. */
  readonly separator: Uint8Array | undefined;
  /** stdout is read again, and so is the socket from now on. */
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

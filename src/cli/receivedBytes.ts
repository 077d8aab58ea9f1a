/** socket → stdout, raw, as fast as stdout is read: while it is not, the socket is not read either. */
import type { Engine } from '../engine/engine.ts';
import type { Data } from '../model/engineEvent.ts';
import type { Output } from './output.ts';

export class ReceivedBytes {
  readonly #engine: Engine;
  readonly #output: Output;
  readonly #onResumed: () => void;
  #paused = false;

  /** @param onResumed stdout is read again, and so is the socket from now on */
  constructor(engine: Engine, output: Output, onResumed: () => void) {
    this.#engine = engine;
    this.#output = output;
    this.#onResumed = onResumed;
  }

  write({ bytes, connection }: Data): void {
    // The bytes are the engine's; what waits in our output must be our own.
    if (this.#output.write(Buffer.from(bytes)) || this.#paused) return;
    this.#paused = true;
    this.#engine.pauseReading(connection);
    void this.#output.whenDrained().then(() => {
      this.#paused = false;
      this.#engine.resumeReading(connection);
      this.#onResumed();
    });
  }
}

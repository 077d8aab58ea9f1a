/** socket → stdout, raw, as fast as stdout is read: while it is not, the socket is not read either. */
import type { Engine } from '../engine/engine.ts';
import type { Data } from '../model/engineEvent.ts';
import type { Output } from './output.ts';

export class ReceivedBytes {
  readonly #engine: Engine;
  readonly #output: Output;
  #paused = false;

  constructor(engine: Engine, output: Output) {
    this.#engine = engine;
    this.#output = output;
  }

  /** True while stdout is not read and so the socket is not. */
  get paused(): boolean {
    return this.#paused;
  }

  write({ bytes, connection }: Data): void {
    // The bytes are the engine's; what waits in our output must be our own.
    if (this.#output.write(Buffer.from(bytes)) || this.#paused) return;
    this.#paused = true;
    this.#engine.pauseReading(connection);
    void this.#output.whenDrained().then(() => {
      this.#paused = false;
      this.#engine.resumeReading(connection);
    });
  }
}

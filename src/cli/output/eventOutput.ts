/**
 * Prints engine events. While the output is not read, it pauses the endpoint's streams (if allowed) and, when that is
 * not enough (datagrams cannot be paused), omits lines and prints how many.
 */
import type { Engine } from '../../engine/engine.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { EventPrinter } from './eventPrinter.ts';
import { outputLimitBytes, outputPauseBytes, type Output } from '../terminal/output.ts';

interface EventOutputOptions {
  readonly engine: Engine;
  readonly output: Output;
  readonly printer: EventPrinter;
  /** Whether a blocked output pauses the sockets. */
  readonly pauses: boolean;
  /** The output is read again, and the sockets resume. */
  readonly onResumed?: () => void;
}

export class EventOutput {
  readonly #options: EventOutputOptions;
  #paused = false;
  #skipped = 0;
  #lastT = 0;

  constructor(options: EventOutputOptions) {
    this.#options = options;
  }

  show(event: EngineEvent): void {
    const { engine, output, printer, pauses } = this.#options;
    this.#lastT = event.t;
    if (output.waitingBytes > outputLimitBytes) {
      this.#skipped++;
      this.#resumeWhenDrained(event.endpoint);
      return;
    }
    for (const line of printer.print(event)) output.line(line);
    if (this.#paused && event.type === 'accepted' && pauses) engine.pauseReading(event.connection);
    if (this.#paused || output.waitingBytes <= outputPauseBytes) return;
    if (pauses) engine.pauseReading(event.endpoint);
    this.#resumeWhenDrained(event.endpoint);
  }

  #resumeWhenDrained(endpoint: number): void {
    if (this.#paused) return;
    this.#paused = true;
    void this.#options.output.whenDrained().then(() => {
      this.#paused = false;
      const { engine, output, printer, pauses } = this.#options;
      if (this.#skipped > 0) output.line(printer.printSkipped(this.#lastT, endpoint, this.#skipped));
      this.#skipped = 0;
      if (pauses) engine.resumeReading(endpoint);
      this.#options.onResumed?.();
    });
  }

  /** Prints how many events were omitted at the end. */
  finish(endpoint: number): void {
    const { output, printer } = this.#options;
    if (this.#skipped > 0) output.line(printer.printSkipped(this.#lastT, endpoint, this.#skipped));
    this.#skipped = 0;
  }
}

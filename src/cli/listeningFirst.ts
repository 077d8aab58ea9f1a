/**
 * Text events of a listener with its address first: `listening tcp://127.0.0.1:43121` (the real port), then the
 * calls that led there, indented, then everything else as it happens.
 */
import type { EngineEvent } from '../model/engineEvent.ts';
import type { EventPrinter } from './eventOutput.ts';

export class ListeningFirst implements EventPrinter {
  readonly #printer: EventPrinter;
  readonly #quiet: boolean;
  #before: string[] = [];
  #listening = false;

  /** @param quiet nothing but the first line */
  constructor(printer: EventPrinter, quiet: boolean) {
    this.#printer = printer;
    this.#quiet = quiet;
  }

  print(event: EngineEvent): string | undefined {
    const line = this.#printer.print(event);
    if (this.#listening) return this.#quiet ? undefined : line;
    if (line !== undefined) this.#before.push(`  ${line}`);
    return undefined;
  }

  /** The first lines, once the listener is ready; `local` is its real address. */
  begin(local: string): string {
    this.#listening = true;
    const calls = this.#quiet ? [] : this.#before;
    this.#before = [];
    return [`listening ${local}`, ...calls].join('\n');
  }

  printSkipped(t: number, endpoint: number, count: number): string {
    return this.#printer.printSkipped(t, endpoint, count);
  }
}

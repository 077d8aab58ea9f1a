/**
 * The text events of a listener, with its address first: `listening tcp://127.0.0.1:43121` (the real port), then the
 * calls before it, indented, then everything else as it happens.
 */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { EventPrinter } from './eventPrinter.ts';
import { line, type Line } from '../terminal/line.ts';

export class ListeningFirst implements EventPrinter {
  readonly #printer: EventPrinter;
  #before: Line[] = [];
  #listening = false;

  constructor(printer: EventPrinter) {
    this.#printer = printer;
  }

  print(event: EngineEvent): readonly Line[] {
    const lines = this.#printer.print(event);
    if (this.#listening) return lines;
    this.#before.push(...lines.map((words) => line`  ${words}`));
    return [];
  }

  /** The first lines, once the listener is ready; `local` is the bound address. */
  begin(local: string): Line[] {
    this.#listening = true;
    const calls = this.#before;
    this.#before = [];
    return [`listening ${local}`, ...calls];
  }

  printSkipped(t: number, endpoint: number, count: number): Line {
    return this.#printer.printSkipped(t, endpoint, count);
  }
}

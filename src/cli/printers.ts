/** The two ways to print events: lines to read, and JSON. */
import type { EventPrinter } from './eventOutput.ts';
import { printJson, printSkippedJson } from './printJson.ts';
import { printSkipped, TextPrinter } from './printText.ts';
import type { Paint } from './style.ts';

export function textPrinter(paint: Paint): EventPrinter {
  const text = new TextPrinter(paint);
  return { print: (event) => text.print(event), printSkipped: (_t, _endpoint, count) => printSkipped(count) };
}

export const jsonPrinter: EventPrinter = { print: printJson, printSkipped: printSkippedJson };

/** `--quiet` where the last line tells what failed. */
export const silentPrinter: EventPrinter = {
  print: () => undefined,
  printSkipped: (_t, _endpoint, count) => printSkipped(count),
};

/** `--quiet` in JSON: only where an endpoint is, and what failed. */
export function quietly(printer: EventPrinter): EventPrinter {
  return {
    ...printer,
    print: (event) =>
      ['listening', 'bound', 'error'].includes(event.type) ? printer.print(event) : undefined,
  };
}

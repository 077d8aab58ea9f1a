/** The ways to print events: lines to read, and JSON; all of them, or only what went wrong. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { EventPrinter } from './eventOutput.ts';
import { printJson, printSkippedJson } from './printJson.ts';
import { printSkipped, TextPrinter, type TextOptions } from './printText.ts';

export function textPrinter(options: TextOptions): EventPrinter {
  const text = new TextPrinter(options);
  return { print: (event) => text.print(event), printSkipped: (_t, _endpoint, count) => printSkipped(count) };
}

export const jsonPrinter: EventPrinter = {
  print: (event) => [printJson(event)],
  printSkipped: printSkippedJson,
};

/** `--quiet`: what went wrong, and events that are `shown` all the same. */
export function quietly(
  printer: EventPrinter,
  shown: (event: EngineEvent) => boolean = () => false,
): EventPrinter {
  return {
    ...printer,
    print: (event) => {
      // Printed in any case: a printer of text remembers whom each connection is with.
      const lines = printer.print(event);
      return isTrouble(event) || shown(event) ? lines : [];
    },
  };
}

/** Whether an event says that something failed or was lost. */
function isTrouble(event: EngineEvent): boolean {
  switch (event.type) {
    case 'error':
    case 'refused':
    case 'dropped':
      return true;
    case 'option':
    case 'resolved':
      return event.failure !== undefined;
    case 'reset':
      return event.lost > 0;
    case 'closed':
      return event.connection !== undefined && event.lost > 0;
    default:
      return false;
  }
}

/** Formats engine events as lines; with `--quiet` only what went wrong. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Line } from '../terminal/line.ts';

export interface EventPrinter {
  /** Lines without their ends. */
  print(event: EngineEvent): readonly Line[];
  /** The line for `count` events that were omitted because the output was not read. */
  printSkipped(t: number, endpoint: number, count: number): Line;
}

/** `--quiet`: only what went wrong, and events that are `shown` anyway. */
export function quietly(
  printer: EventPrinter,
  shown: (event: EngineEvent) => boolean = () => false,
): EventPrinter {
  return {
    print: (event) => {
      // Always called, as the text printer keeps track of the peer of each connection.
      const lines = printer.print(event);
      return isTrouble(event) || shown(event) ? lines : [];
    },
    printSkipped: (t, endpoint, count) => printer.printSkipped(t, endpoint, count),
  };
}

/** Whether something failed or was lost. */
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

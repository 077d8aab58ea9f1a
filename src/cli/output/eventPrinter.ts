/** What prints engine events as lines; `--quiet` leaves out all but what went wrong. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Line } from '../terminal/line.ts';

export interface EventPrinter {
  /** Lines without their ends. */
  print(event: EngineEvent): readonly Line[];
  /** The line for `count` events that were left out because the output was not read. */
  printSkipped(t: number, endpoint: number, count: number): Line;
}

/** `--quiet`: what went wrong, and events that are `shown` all the same. */
export function quietly(
  printer: EventPrinter,
  shown: (event: EngineEvent) => boolean = () => false,
): EventPrinter {
  return {
    print: (event) => {
      // Printed in any case: a printer of text remembers the peer of each connection.
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

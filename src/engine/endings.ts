/** Remembers how connections ended, for failures of later calls on them. */
import type { EngineEvent } from '../model/engineEvent.ts';

/** The number of ends remembered; of earlier connections it is only known that they are over. */
const limit = 1000;

/** The events of a connection that may lead to its end. */
interface Course {
  readonly peerEnded: boolean;
  readonly weEnded: boolean;
  readonly cause: string | undefined;
}

const nothingYet: Course = { peerEnded: false, weEnded: false, cause: undefined };

/**
 * How connections ended, phrased to follow "The connection is over:", to explain failures of later calls. A client is
 * described by its last connection.
 */
export class Endings {
  readonly #open = new Map<number, Course>();
  readonly #past = new Map<number, string>();

  apply(event: EngineEvent): void {
    if (event.type === 'opening' || event.type === 'removed') this.#past.delete(event.endpoint);
    if (!('connection' in event)) return;
    const { connection } = event;
    const course = this.#open.get(connection) ?? nothingYet;
    switch (event.type) {
      case 'end':
        this.#open.set(
          connection,
          event.direction === 'in' ? { ...course, peerEnded: true } : { ...course, weEnded: true },
        );
        break;
      case 'reset':
        this.#open.set(connection, { ...course, cause: resetWords(event.direction, event.failure?.code) });
        break;
      case 'error':
        // A reply that could not be made is also reported as an error, but only one of a socket call can end a
        // connection.
        if (event.failure.call !== undefined)
          this.#open.set(connection, { ...course, cause: `it failed (${event.failure.code})` });
        break;
      case 'closed':
        this.#open.delete(connection);
        this.#keep(connection, endWords(course));
        this.#keep(event.endpoint, endWords(course));
        break;
      default:
        break;
    }
  }

  /** How a connection, or the latest one of an endpoint, ended; undefined where that is not known. */
  of(id: number): string | undefined {
    return this.#past.get(id);
  }

  #keep(id: number, words: string): void {
    // Reinserted, as the latest.
    this.#past.delete(id);
    this.#past.set(id, words);
    for (const oldest of this.#past.keys()) {
      if (this.#past.size <= limit) break;
      this.#past.delete(oldest);
    }
  }
}

function resetWords(direction: 'in' | 'out', code: string | undefined): string {
  if (direction === 'out') return 'this side reset it';
  return code === undefined ? 'the peer reset it' : `the peer reset it (${code})`;
}

function endWords({ peerEnded, weEnded, cause }: Course): string {
  if (cause !== undefined) return cause;
  if (peerEnded && weEnded) return 'both sides have ended';
  return peerEnded ? 'the peer ended its side, and this side closed it' : 'this side closed it';
}

import type { EngineEvent } from '../model/engineEvent.ts';

/** So many ends are remembered, the latest; of what ended before, only that it is over is known. */
const limit = 1000;

/** What is known of a connection that may be about to end. */
interface Course {
  readonly peerEnded: boolean;
  readonly weEnded: boolean;
  readonly cause: string | undefined;
}

const nothingYet: Course = { peerEnded: false, weEnded: false, cause: undefined };

/**
 * How connections have ended, in words that go on after "The connection is over:", so that who asks something of one
 * later hears why it is not there. A client's last one stands for the client too.
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
        // An answer that could not be made is told as an error too; what is called is what can end a connection.
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

  /** How a connection ended, or the latest of an endpoint; undefined where that is not known. */
  of(id: number): string | undefined {
    return this.#past.get(id);
  }

  #keep(id: number, words: string): void {
    // Said again, it is the latest.
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

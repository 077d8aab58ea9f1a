import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import type { SocketCall } from '../../model/socketCall.ts';

/** A socket call in an endpoint's or connection's lifecycle, with its outcome. */
export interface CallRecord {
  /** Microseconds since the engine started. */
  readonly t: number;
  readonly call: SocketCall;
  /** Undefined: it succeeded (for `connecting`: it is under way). */
  readonly failure?: Failure;
  /** The original event, for its details. */
  readonly event: EngineEvent;
}

export const callLimit = 64;

/**
 * The latest lifecycle calls of one endpoint or connection. Frequent events (data, waits, pauses, drops, refusals) are
 * left out, so that they do not evict the calls of the setup.
 */
export class CallHistory {
  #events: EngineEvent[] = [];

  note(event: EngineEvent): void {
    if (callOf(event) === undefined) return;
    // Most connections have a single call; `push` would allocate room for 17.
    if (this.#events.length === 0) this.#events = [event];
    else this.#events.push(event);
    if (this.#events.length > callLimit) this.#events.shift();
  }

  clear(): void {
    this.#events = [];
  }

  /** Oldest first. */
  list(): CallRecord[] {
    return this.#events.flatMap((event) => {
      const call = callOf(event);
      if (call === undefined) return [];
      const failure = 'failure' in event ? event.failure : undefined;
      return [{ t: event.t, call, ...(failure === undefined ? {} : { failure }), event }];
    });
  }
}

function callOf(event: EngineEvent): SocketCall | undefined {
  switch (event.type) {
    case 'socket':
    case 'option':
    case 'resolved':
    case 'bound':
    case 'listening':
    case 'connecting':
    case 'attemptFailed':
    case 'connected':
    case 'accepted':
    case 'end':
    case 'reset':
    case 'closed':
    case 'unlinked':
      return event.call;
    case 'error':
      return event.failure.call;
    default:
      return undefined;
  }
}

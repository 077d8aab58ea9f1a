import type { Data, EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import type { SocketCall } from '../../model/socketCall.ts';

/** A socket call of an endpoint or connection, with its outcome. */
export interface CallRecord {
  /** Microseconds since the engine started. */
  readonly t: number;
  readonly call: SocketCall;
  /** Undefined: it succeeded (for `connecting`: it is under way). */
  readonly failure?: Failure;
  /** The original event, for its details; absent for bytes, which would keep them. */
  readonly event?: EngineEvent;
  /** How often it was made; absent: once. */
  readonly times?: number;
}

export const callLimit = 64;

/** The calls that carried bytes in one direction. */
interface DataCalls {
  readonly call: SocketCall;
  times: number;
  /** Of the latest. */
  t: number;
  /** How many lifecycle events came before the latest. */
  after: number;
}

/**
 * The latest lifecycle calls of one endpoint or connection. Frequent events (waits, pauses, drops, refusals) are left
 * out, and the calls that carry bytes are counted, so that they do not evict the calls of the setup.
 */
export class CallHistory {
  #events: EngineEvent[] = [];
  /** Events noted in all, also those that were dropped since. */
  #noted = 0;
  #received: DataCalls | undefined;
  #sent: DataCalls | undefined;

  note(event: EngineEvent): void {
    if (callOf(event) === undefined || this.#hasFailure(event)) return;
    this.#noted++;
    // Most connections have a single call; `push` would allocate room for 17.
    if (this.#events.length === 0) this.#events = [event];
    else this.#events.push(event);
    if (this.#events.length > callLimit) this.#events.shift();
  }

  /** An endpoint that does not open reports the failure of a call that was noted: one call, not two. */
  #hasFailure(event: EngineEvent): boolean {
    return (
      event.type === 'error' &&
      this.#events.some((noted) => 'failure' in noted && noted.failure === event.failure)
    );
  }

  /** The hot path: nothing is allocated but once per direction. */
  noteData({ direction, call, t }: Data): void {
    let calls = direction === 'in' ? this.#received : this.#sent;
    if (calls === undefined) {
      calls = { call, times: 0, t, after: 0 };
      if (direction === 'in') this.#received = calls;
      else this.#sent = calls;
    }
    calls.times++;
    calls.t = t;
    calls.after = this.#noted;
  }

  clear(): void {
    this.#events = [];
    this.#received = undefined;
    this.#sent = undefined;
  }

  /** Oldest first. */
  list(): CallRecord[] {
    const first = this.#noted - this.#events.length;
    const calls = this.#events.map((event, index) => ({ event, at: first + index + 0.5 }));
    const data = [this.#received, this.#sent].filter((each) => each !== undefined);
    const all = [...calls, ...data.map((each) => ({ data: each, at: each.after }))];
    // In the order of the latest of each; an answer is sent after what it answers was received.
    all.sort((a, b) => a.at - b.at || timeOf(a) - timeOf(b));
    return all.flatMap((entry) => {
      if ('data' in entry) {
        const { call, t, times } = entry.data;
        return [{ t, call, ...(times === 1 ? {} : { times }) }];
      }
      const { event } = entry;
      const call = callOf(event);
      if (call === undefined) return [];
      const failure = 'failure' in event ? event.failure : undefined;
      return [{ t: event.t, call, ...(failure === undefined ? {} : { failure }), event }];
    });
  }
}

/**
 * The calls of a client and of its connection, which share one socket, in their order. The client reports the failure
 * and the close of that socket as its own too: each was a single call.
 */
export function mergedCalls(own: readonly CallRecord[], others: readonly CallRecord[]): CallRecord[] {
  const isKnown = ({ call, failure, event }: CallRecord): boolean =>
    (event?.type === 'error' || event?.type === 'closed') &&
    others.some((other) => other.call === call && other.failure?.code === failure?.code);
  return [...own.filter((record) => !isKnown(record)), ...others].sort((a, b) => a.t - b.t);
}

function timeOf(entry: { readonly event: EngineEvent } | { readonly data: DataCalls }): number {
  return 'event' in entry ? entry.event.t : entry.data.t;
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

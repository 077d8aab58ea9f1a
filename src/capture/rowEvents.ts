import { isClient } from '../model/endpointKinds.ts';
import type { Closed } from '../model/endEvents.ts';
import type { EngineEvent } from '../model/engineEvent.ts';
import type { Failure } from '../model/result.ts';

/**
 * Which events become rows of the capture: all but those with which an endpoint sums up what the event of a call has
 * told just before. A client that is refused has one row for its failed `connect` and one for the `close` of its socket;
 * its `error` and its own `closed` are for those who ask how the endpoint ended.
 */
export class RowEvents {
  /** Failures of calls and handshakes; an endpoint fails with the very object. */
  readonly #told = new WeakSet<Failure>();
  /** Those of handshakes: so does the connection. */
  readonly #handshakes = new WeakSet<Failure>();
  /** The latest event of each client, where that was the close of a connection. */
  readonly #clients = new Map<number, Closed | undefined>();

  /** Must be asked of every event, in order. */
  becomesRow(event: EngineEvent): boolean {
    if (event.type === 'data') return true;
    if (this.#isToldFailure(event) || this.#isToldClose(event)) return false;
    this.#follow(event);
    return true;
  }

  #isToldFailure(event: EngineEvent): boolean {
    if (event.type !== 'error' || !this.#told.has(event.failure)) return false;
    return event.connection === undefined || this.#handshakes.has(event.failure);
  }

  /** A client and its connection share one socket, which is closed once. */
  #isToldClose(event: EngineEvent): boolean {
    if (event.type !== 'closed' || event.connection !== undefined) return false;
    const own = this.#clients.get(event.endpoint);
    // What is lost needs no look: the connection's events have it, a reset or its close.
    return own?.bytesIn === event.bytesIn && own.bytesOut === event.bytesOut;
  }

  #follow(event: EngineEvent): void {
    const failure: Failure | undefined = 'failure' in event ? event.failure : undefined;
    if (event.type !== 'error' && failure !== undefined) this.#told.add(failure);
    if (event.type === 'handshake' && failure !== undefined) this.#handshakes.add(failure);
    const { endpoint } = event;
    if (event.type === 'opening' && isClient(event.kind)) this.#clients.set(endpoint, undefined);
    else if (event.type === 'removed') this.#clients.delete(endpoint);
    else if (this.#clients.has(endpoint))
      this.#clients.set(
        endpoint,
        event.type === 'closed' && event.connection !== undefined ? event : undefined,
      );
  }
}

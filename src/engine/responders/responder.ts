import type { Clock } from '../clock.ts';

/** What a responder may do on the connection (UDP: to the peer) it answers. */
export interface Reply {
  send(bytes: Uint8Array): void;
  /** Half-close after what was sent. */
  end(): void;
  /** Close after what was sent. */
  close(): void;
  reset(): void;
}

/**
 * What a listener does by itself on one connection. State of the connection lives in the responder, nothing of
 * it in the table; it holds no socket and calls no timer. All parts are optional: a responder without `data`
 * discards. After the peer's FIN the driver ends our side when everything is written.
 */
export interface Responder {
  /** The connection is there; on UDP there is none, so this is not called. */
  connect?(reply: Reply): void;
  /** A chunk, or a datagram. The bytes may be kept or sent on without a copy. */
  data?(bytes: Uint8Array, reply: Reply): void;
  /** The peer ended its side: the last chance to write. */
  end?(reply: Reply): void;
  /** The kernel took everything sent so far: a generator makes more. */
  drained?(reply: Reply): void;
}

export interface ResponderSituation {
  /** `datagram`: every call of `data` is one message and gets its own answer. */
  readonly style: 'stream' | 'datagram';
  readonly clock: Pick<Clock, 'wallMs'>;
}

/** Makes the responder of one connection. */
export type CreateResponder = (situation: ResponderSituation) => Responder;

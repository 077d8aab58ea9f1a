/** How connections and endpoints end. */
import type { Direction, OnConnection, OnEndpoint } from './eventScope.ts';
import type { Failure } from './result.ts';

/**
 * One direction ended in order: `in`, the peer's FIN (`recv` gave 0 bytes), with TLS its `closeNotify`; `out`, our
 * `shutdown`.
 */
export interface Ended extends OnConnection {
  readonly type: 'end';
  readonly call: 'recv' | 'shutdown';
  readonly direction: Direction;
  /** Ended automatically: this long after the peer's FIN (option `endAfterMs`) nothing had been sent. */
  readonly afterMs?: number;
  /** TLS: the peer's data has ended, and its FIN has not come yet. */
  readonly beforeFin?: true;
}

/**
 * Bytes that the kernel had accepted and the peer had not acknowledged when the connection was torn down: they may
 * not have arrived. `unknown`: possibly any byte sent, as the kernel does not report it. Absent: the kernel still
 * delivers them all, as long as the peer accepts them.
 */
export type Unacknowledged = number | 'unknown';

/** An abortive close (RST, RFC 9293 section 3.5.2): `in` by the peer, `out` by us. */
export interface Reset extends OnConnection {
  readonly type: 'reset';
  readonly call: 'recv' | 'send' | 'close';
  readonly direction: Direction;
  /** Queued bytes that are discarded. */
  readonly lost: number;
  readonly unacknowledged?: Unacknowledged;
  readonly failure?: Failure;
}

/** The end of a connection, or (without `connection`) of the endpoint. */
export interface Closed extends OnEndpoint {
  readonly type: 'closed';
  readonly call: 'close';
  readonly connection?: number;
  readonly bytesIn: number;
  /** Bytes accepted by the kernel, the most that the peer can get. */
  readonly bytesOut: number;
  /**
   * Queued bytes that are discarded; those discarded by a reset are in its own event. For an endpoint: the sum over its
   * connections, resets included.
   */
  readonly lost: number;
  /** Part of `bytesOut`; for connections only. */
  readonly unacknowledged?: Unacknowledged;
  /** How long it was open, in microseconds. */
  readonly openUs: number;
}

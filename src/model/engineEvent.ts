import type { EndpointKind } from './endpointKinds.ts';
import type { Closed, Ended, Reset } from './endEvents.ts';
import type { Direction, OnConnection, OnEndpoint } from './eventScope.ts';
import type { FaultApplied, FaultsSet } from './faultEvents.ts';
import type { Failure } from './result.ts';
import type { CloseNotify, Handshake } from './tlsEvents.ts';
import type { Transport } from './transports.ts';

/**
 * Everything that happens to an endpoint, as one discriminated union. Each step carries the socket call it
 * stands for and its outcome, so that the tree, the traffic list, the CLI and the ladder diagram agree.
 *
 * Order: `opening` is an endpoint's first event. `socket`, `option`, `bound` … follow in the order the calls are
 * made. A connection's first event is `socket` (a stream client's attempt), `connecting` (a UDP client's) or `accepted`,
 * its last is `closed`. An endpoint's `closed` (without `connection`) comes after the `closed` of all its
 * connections. `restart` begins again with `opening`.
 */
export type EngineEvent =
  | Opening
  | SocketCreated
  | OptionSet
  | Resolved
  | Bound
  | Listening
  | Connecting
  | AttemptFailed
  | Connected
  | Accepted
  | Handshake
  | CloseNotify
  | Refused
  | Data
  | Waiting
  | Drained
  | Paused
  | Resumed
  | Ended
  | Reset
  | Closed
  | Dropped
  | Reconnecting
  | Unlinked
  | ResponderSet
  | FaultsSet
  | FaultApplied
  | Failed
  | Removed;

export type EngineEventType = EngineEvent['type'];
export type AddressFamily = 'AF_INET' | 'AF_INET6' | 'AF_UNIX';
export type SocketType = 'SOCK_STREAM' | 'SOCK_DGRAM';

/** The user asked for an endpoint. */
export interface Opening extends OnEndpoint {
  readonly type: 'opening';
  readonly kind: EndpointKind;
  readonly transport: Transport;
  /** As the user wrote it, in our notation. */
  readonly address: string;
  /** Where a relay connects to. */
  readonly target?: string;
  /** A relay's, a line each (`latency 100ms down`). */
  readonly faults?: readonly string[];
  /** What a relay's faults draw their random numbers from. */
  readonly seed?: number;
  readonly responder?: string;
  /** The name its user gave it. */
  readonly name?: string;
}

export interface SocketCreated extends OnEndpoint {
  readonly type: 'socket';
  readonly call: 'socket';
  readonly connection?: number;
  /** On the connecting side of a relay: the accepted connection that it is joined to. */
  readonly pair?: number;
  readonly family: AddressFamily;
  readonly socketType: SocketType;
  /** The file descriptor, where the platform has one. */
  readonly fd?: number;
}

export interface OptionSet extends OnEndpoint {
  readonly type: 'option';
  readonly call: 'setsockopt';
  readonly connection?: number;
  /** The constant: `SO_REUSEADDR`, `TCP_NODELAY`, `IP_ADD_MEMBERSHIP`, … */
  readonly name: string;
  /** As it was passed to the call. */
  readonly value: string;
  /** The value in effect (`getsockopt`), where it differs. */
  readonly effective?: string;
  /** `node`: set by the runtime on its own. */
  readonly setBy: 'user' | 'node';
  readonly failure?: Failure;
}

export interface Resolved extends OnEndpoint {
  readonly type: 'resolved';
  readonly call: 'getaddrinfo';
  readonly host: string;
  /** All addresses, in the resolver's order; empty where `failure` says why. */
  readonly addresses: readonly string[];
  readonly failure?: Failure;
}

export interface Bound extends OnEndpoint {
  readonly type: 'bound';
  readonly call: 'bind';
  /** A stream client's, before it connects; its port may be 0. */
  readonly connection?: number;
  /** The real local address, in our notation (`udp://127.0.0.1:6769`). */
  readonly local: string;
}

export interface Listening extends OnEndpoint {
  readonly type: 'listening';
  readonly call: 'listen';
  readonly local: string;
  readonly backlog: number;
}

/** One attempt to connect is under way; with several addresses there are several (RFC 8305). */
export interface Connecting extends OnConnection {
  readonly type: 'connecting';
  readonly call: 'connect';
  readonly remote: string;
}

/** One attempt failed, in the call named by its failure; others may still be under way, unless it is the `only` one. */
export interface AttemptFailed extends OnConnection {
  readonly type: 'attemptFailed';
  readonly call: 'socket' | 'bind' | 'connect';
  readonly remote: string;
  readonly failure: Failure;
  /** There is no other address to try: the client fails with the same failure. */
  readonly only?: true;
}

/** Connected. On UDP: the socket's peer is set, so that ICMP errors arrive (`man 7 udp`). */
export interface Connected extends OnConnection {
  readonly type: 'connected';
  readonly call: 'connect';
  /** Without scheme: `127.0.0.1:53131`; a unix path where there is one, else empty. */
  readonly local: string;
  readonly remote: string;
  readonly fd?: number;
}

/** A new connection; on UDP the first datagram from (`recvfrom`) or to (`sendto`) a peer not known before. */
export interface Accepted extends OnConnection {
  readonly type: 'accepted';
  readonly call: 'accept' | 'recvfrom' | 'sendto';
  readonly local: string;
  readonly remote: string;
  readonly fd?: number;
}

/** A connection was turned away by a limit of ours. */
export interface Refused extends OnEndpoint {
  readonly type: 'refused';
  readonly call: 'accept';
  readonly remote: string;
  /** The limit's name: `maxConnections`, `descriptors`. */
  readonly limit: string;
  readonly limitValue: number;
}

/** A chunk (stream) or datagram. `out` is emitted when the kernel has taken the bytes. */
export interface Data extends OnConnection {
  readonly type: 'data';
  readonly call: 'recv' | 'recvfrom' | 'send' | 'sendto';
  readonly direction: Direction;
  /** Valid only while the event is delivered: a listener that keeps the bytes must copy them. */
  readonly bytes: Uint8Array;
  /** Bytes before it in this direction of this connection. */
  readonly offset: number;
}

/** A write is queued: the kernel's send buffer is full. */
export interface Waiting extends OnConnection {
  readonly type: 'waiting';
  readonly call: 'send';
  /** Bytes queued in all. */
  readonly queued: number;
}

/** The kernel has accepted everything that was queued. */
export interface Drained extends OnConnection {
  readonly type: 'drained';
  readonly call: 'send';
}

/**
 * `backPressure`: the peer does not read our replies. `responder`: a reply is pending. `relay`: the other side does not
 * take what was received.
 */
export type PauseReason = 'user' | 'backPressure' | 'responder' | 'relay';

/** Reading stopped. */
export interface Paused extends OnConnection {
  readonly type: 'paused';
  readonly call: 'recv';
  readonly reason: PauseReason;
}

export interface Resumed extends OnConnection {
  readonly type: 'resumed';
  readonly call: 'recv';
  readonly reason: PauseReason;
}

/** Data was dropped, with a count as far as it is known. */
export interface Dropped extends OnEndpoint {
  readonly type: 'dropped';
  readonly call: 'recv' | 'recvfrom' | 'send' | 'sendto';
  readonly connection?: number;
  /**
   * `kernel`: the receive buffer was full; `sendQueue`: over our limit; `peers`: the most idle peers were forgotten;
   * `relay`: the side that it was for takes nothing more.
   */
  readonly where: 'kernel' | 'sendQueue' | 'peers' | 'relay';
  /** Datagrams, writes or peers. */
  readonly count: number;
  readonly bytes?: number;
}

export interface Reconnecting extends OnEndpoint {
  readonly type: 'reconnecting';
  readonly call: 'connect';
  readonly delayMs: number;
  /** 1 for the first attempt after a connection was lost. */
  readonly attempt: number;
}

/** A dead unix socket file was in the way (`connect` to it was refused) and has been removed. */
export interface Unlinked extends OnEndpoint {
  readonly type: 'unlinked';
  readonly call: 'unlink';
  readonly path: string;
}

export interface ResponderSet extends OnEndpoint {
  readonly type: 'responder';
  /** Rule text; absent: none. */
  readonly responder?: string;
}

/** A call failed. Without `connection`, and while opening, the endpoint itself failed. */
export interface Failed extends OnEndpoint {
  readonly type: 'error';
  readonly connection?: number;
  readonly failure: Failure;
}

/** The user removed a closed endpoint from the list. */
export interface Removed extends OnEndpoint {
  readonly type: 'removed';
}

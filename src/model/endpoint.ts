import type { Transport } from './transports.ts';
import type { AddressFamily, SocketType } from './engineEvent.ts';
import type { Failure } from './result.ts';

/** Endpoints and connections as plain data: what commands return, the API hands out, trees and pages show. */

export type EndpointState =
  'opening' | 'listening' | 'bound' | 'connecting' | 'connected' | 'reconnecting' | 'closed' | 'failed';

/**
 * `peerEnded`: the peer's FIN came, our side is open (CLOSE-WAIT of RFC 9293). `ended`: we sent ours, the
 * peer's side is open (FIN-WAIT). `reset`: closed by a RST, whoever sent it.
 */
export type ConnectionState =
  'connecting' | 'established' | 'peerEnded' | 'ended' | 'closed' | 'reset' | 'failed';

export interface Counters {
  readonly bytesIn: number;
  /** What the kernel has taken. */
  readonly bytesOut: number;
  /** Chunks or datagrams. */
  readonly chunksIn: number;
  readonly chunksOut: number;
  /** Bytes that waited to be sent and were thrown away, by a stop or a reset; left out: none. */
  readonly lost?: number;
}

export interface Connection extends Counters {
  readonly id: number;
  readonly endpoint: number;
  readonly local: string;
  readonly remote: string;
  readonly state: ConnectionState;
  /** What waits before the kernel. */
  readonly queued: number;
  readonly readingPaused: boolean;
  readonly family?: AddressFamily;
  readonly socketType?: SocketType;
  readonly fd?: number;
  /** Microseconds since the engine started. */
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly error?: Failure;
}

export interface Endpoint extends Counters {
  readonly id: number;
  readonly kind: 'listener' | 'client';
  readonly transport: Transport;
  /** The real address once bound or connected (port 0 replaced), else as written; with scheme. */
  readonly address: string;
  /** The address as the user wrote it; what `restart` opens. */
  readonly requested: string;
  /** What its user calls it. */
  readonly name?: string;
  readonly state: EndpointState;
  readonly responder?: string;
  readonly family?: AddressFamily;
  readonly socketType?: SocketType;
  readonly fd?: number;
  /** `SO_REUSEADDR=1`, …, as set. */
  readonly options: readonly string[];
  /** Open ones, oldest first, then the latest closed ones up to a limit. */
  readonly connections: readonly Connection[];
  readonly openConnections: number;
  /** All there have been. */
  readonly totalConnections: number;
  /** Turned away by a limit. */
  readonly refused: number;
  /** Datagrams that the kernel dropped, where it tells, and writes over the queue limit. */
  readonly dropped: number;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly error?: Failure;
}

import type { Transport } from './transports.ts';
import type { EndpointKind } from './endpointKinds.ts';
import type { AddressFamily, SocketType } from './engineEvent.ts';
import type { FaultCounts } from './faultEffect.ts';
import type { Failure } from './result.ts';

/** Endpoints and connections as plain data, as commands and the API return them and trees and pages show them. */

export type EndpointState =
  'opening' | 'listening' | 'bound' | 'connecting' | 'connected' | 'reconnecting' | 'closed' | 'failed';

/**
 * `peerEnded`: the peer's FIN came, our side is open (CLOSE-WAIT of RFC 9293). `ended`: we sent ours, the
 * peer's side is open (FIN-WAIT). `reset`: closed by a RST from either side.
 */
export type ConnectionState =
  'connecting' | 'established' | 'peerEnded' | 'ended' | 'closed' | 'reset' | 'failed';

export type RelaySide = 'accepted' | 'connecting';

export interface Counters {
  readonly bytesIn: number;
  /** Bytes accepted by the kernel. */
  readonly bytesOut: number;
  /** Chunks or datagrams. */
  readonly chunksIn: number;
  readonly chunksOut: number;
  /** Bytes still queued that a stop or a reset discarded; absent: none. */
  readonly lost?: number;
}

export interface Connection extends Counters {
  readonly id: number;
  readonly endpoint: number;
  /** Of a relay: the connection that it is joined to, the client's side or the target's. */
  readonly pair?: number;
  /** Of a relay: `accepted` from a client, or `connecting` to the target. */
  readonly side?: RelaySide;
  readonly local: string;
  readonly remote: string;
  readonly state: ConnectionState;
  /** Bytes queued in this process, not yet accepted by the kernel. */
  readonly queued: number;
  readonly readingPaused: boolean;
  /** The version of TLS that it speaks, once its handshake is done: `TLS 1.3`. */
  readonly tls?: string;
  /** What the faults of a relay did to what it received; absent: none has done anything. */
  readonly faults?: FaultCounts;
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
  readonly kind: EndpointKind;
  readonly transport: Transport;
  /** The real address once bound or connected (port 0 replaced), else as written; with scheme. */
  readonly address: string;
  /** The address as the user wrote it; what `restart` opens. */
  readonly requested: string;
  /** The name its user gave it. */
  readonly name?: string;
  readonly state: EndpointState;
  readonly responder?: string;
  /** Where a relay connects to, in our notation. */
  readonly target?: string;
  /** A relay's, a line each. */
  readonly faults?: readonly string[];
  /** What a relay's faults draw their random numbers from. */
  readonly seed?: number;
  readonly family?: AddressFamily;
  readonly socketType?: SocketType;
  readonly fd?: number;
  /** `SO_REUSEADDR=1`, …, as set. */
  readonly options: readonly string[];
  /** Open ones, oldest first, then the most recently closed up to a limit. */
  readonly connections: readonly Connection[];
  readonly openConnections: number;
  /** Including those no longer listed. */
  readonly totalConnections: number;
  /** Turned away by a limit. */
  readonly refused: number;
  /** Datagrams dropped by the kernel, where it reports them, and writes over the queue limit. */
  readonly dropped: number;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly error?: Failure;
}

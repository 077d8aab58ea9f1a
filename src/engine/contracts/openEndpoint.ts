/** The operations on an endpoint that is opening or open. */
import type { Fault } from '../../model/faultSpec.ts';
import type { HeldItem, HoldDecision } from '../../model/heldItem.ts';
import type { Result } from '../../model/result.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { OpenConnection, Sent, Written } from './openConnection.ts';

export interface OpenEndpoint {
  /** Settles once it is listening, bound or connected, or with the reason it is not. Never rejects. */
  readonly ready: Promise<Result<void>>;
  /** Settles after the endpoint's `closed` event. Never rejects. */
  readonly closed: Promise<void>;
  readonly connections: ReadonlyMap<number, OpenConnection>;
  /** A listener sends to all its connections; a UDP listener to the peer that sent last. */
  send(bytes: Uint8Array): Result<Sent>;
  /** Sends like `send`, and settles as a connection's `write` does. */
  write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>>;
  /** Sends to any address; only on an unconnected UDP socket. */
  writeTo?(bytes: Uint8Array, to: Destination): Promise<Result<Written>>;
  setResponder(create: CreateResponder | undefined): void;
  /** Changes the faults of a relay while it runs. */
  setFaults?(faults: readonly Fault[]): void;
  /** What the `hold` faults of a relay keep. */
  readonly held?: HeldByRelay | undefined;
  /** Closes everything; also cancels an opening that is under way. */
  close(): Promise<void>;
}

/** What waits for a decision on one relay. */
export interface HeldByRelay {
  /** In the order in which they came. */
  readonly list: readonly HeldItem[];
  /** Undefined: it is not held here, or not any more. */
  decide(id: number, decision: HoldDecision): Result<void> | undefined;
}

/** A datagram's destination; the host may be a name. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

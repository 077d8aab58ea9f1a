/** An endpoint that is opening or open. */
import type { Result } from '../../model/result.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { OpenConnection, Sent, Written } from './openConnection.ts';

export interface OpenEndpoint {
  /** Settles once: listening, bound or connected; or why not. Never rejects. */
  readonly ready: Promise<Result<void>>;
  /** Settles after the endpoint's `closed` event. Never rejects. */
  readonly closed: Promise<void>;
  readonly connections: ReadonlyMap<number, OpenConnection>;
  /** A listener sends to all its connections; a UDP listener to the peer heard last. */
  send(bytes: Uint8Array): Result<Sent>;
  /** The same, and settles as `write` of each connection does. */
  write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>>;
  /** An unconnected UDP socket only: writes to any address. */
  writeTo?(bytes: Uint8Array, to: Destination): Promise<Result<Written>>;
  setResponder(create: CreateResponder | undefined): void;
  /** Closes everything; also cancels an opening that is under way. */
  close(): Promise<void>;
}

/** Where a datagram goes; the host may be a name. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

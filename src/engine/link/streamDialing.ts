/** How a stream transport finds its peer and connects. */
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Failure, Result } from '../../model/result.ts';
import type { SetOption } from '../contracts/endpointContext.ts';
import type { StreamAddresses, StreamLink } from './link.ts';

/** The default of `connectTimeoutMs`. */
export const defaultConnectTimeoutMs = 10_000;

/** How a transport finds its peer, and what holds for the connection that it makes. */
export interface StreamDialing {
  /** As the user wrote it, for failures that concern no single address. */
  readonly asked: string;
  readonly connectTimeoutMs: number;
  /** Undefined: once is enough. */
  readonly reconnectMs: number | undefined;
  /** Whom to try, in order; it may ask the resolver. */
  targets(): Promise<Result<readonly [DialedTarget, ...DialedTarget[]]>>;
  /** Set once connected. */
  readonly options: readonly SetOption[];
}

/** A target with the calls that an attempt to reach it makes before `connect`. */
export interface DialedTarget extends RaceTarget {
  readonly family: AddressFamily;
  /** What is bound, in our notation, and the options set before; absent: the system chooses when it connects. */
  readonly binding?: { readonly local: string; readonly options: readonly SetOption[] };
}

export interface RaceTarget {
  /** In our notation. */
  readonly remote: string;
  connect(): StreamAttempt;
  /** A failed attempt in our words; absent: `connect` to the remote has failed. */
  failure?(error: unknown): Failure | Promise<Failure>;
}

/**
 * One attempt to connect, on a socket of its own, which becomes a link where it succeeds.
 *
 *   kernel → connected · failed
 *   kernel ← destroy
 */
export interface StreamAttempt {
  /** The file descriptor; undefined on Windows, where Node hides it, and before Node has made the first call. */
  readonly descriptor: number | undefined;
  /** Why it has failed, where it has. */
  readonly error: Error | undefined;
  readonly isDestroyed: boolean;
  /** Calls one of the two, once. */
  open(handlers: AttemptHandlers): void;
  /** Gives it up; nothing is called afterwards. */
  destroy(): void;
}

export interface AttemptHandlers {
  /** The link is to be opened or destroyed. */
  connected(link: StreamLink, addresses: StreamAddresses): void;
  failed(error: Error): void;
}

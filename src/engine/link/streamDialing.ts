/** The contract of stream clients: how a transport finds its peer and connects. */
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Failure, Result } from '../../model/result.ts';
import type { SetOption } from '../contracts/endpointContext.ts';
import type { HandshakeEvent, StreamAddresses, StreamLink } from './link.ts';

/** The default of `connectTimeoutMs`. */
export const defaultConnectTimeoutMs = 10_000;

/** How a transport finds its peer, and the options of the connection that it makes. */
export interface StreamDialing {
  /** The address as the user wrote it, for failures that concern no single target. */
  readonly requested: string;
  readonly connectTimeoutMs: number;
  /** Undefined: no reconnecting. */
  readonly reconnectMs: number | undefined;
  /** The targets to try, in order; may use the resolver. */
  targets(): Promise<Result<readonly [DialedTarget, ...DialedTarget[]]>>;
  /** The options set once connected. */
  readonly options: readonly SetOption[];
}

/** A target, and the calls that an attempt makes before `connect`. */
export interface DialedTarget extends RaceTarget {
  readonly family: AddressFamily;
  /** The local address to bind, and the options set before; absent: the system chooses when it connects. */
  readonly binding?: { readonly local: string; readonly options: readonly SetOption[] };
  /** The IP address, where it has one. */
  readonly host?: string;
  /** Begins the protocol on top of the connected link, whose handshake is a part of connecting; absent: there is none. */
  readonly secure?: (link: StreamLink) => SecuredLink;
}

/** A link whose handshake has begun. */
export interface SecuredLink extends StreamLink {
  /** Settles when the handshake is done or has failed; then the link must be opened or destroyed. Never rejects. */
  handshake(): Promise<HandshakeEvent>;
}

export interface RaceTarget {
  /** Its address. */
  readonly remote: string;
  connect(): StreamAttempt;
  /** The failure of an attempt; absent: a failed `connect` to the remote. */
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
  /** Why it has failed, if it has. */
  readonly error: Error | undefined;
  readonly isDestroyed: boolean;
  /** Calls one of the two handlers, once. */
  open(handlers: AttemptHandlers): void;
  /** Aborts it; no handler is called afterwards. */
  destroy(): void;
}

export interface AttemptHandlers {
  /** The link must be opened or destroyed. */
  connected(link: StreamLink, addresses: StreamAddresses): void;
  failed(error: Error): void;
}

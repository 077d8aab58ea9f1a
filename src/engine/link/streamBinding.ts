/** The contract of stream listeners: how a transport binds and accepts connections. */
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Result } from '../../model/result.ts';
import type { SetOption } from '../contracts/endpointContext.ts';
import type { StreamAddresses, StreamLink } from './link.ts';

/** Node's own default, and Linux's SOMAXCONN before 5.4 made it larger (`man 2 listen`). */
export const defaultBacklog = 511;

/** The default of `endAfterMs`. */
export const defaultEndAfterMs = 60_000;

/** How a transport binds, and the options of the connections that it accepts. */
export interface StreamBinding {
  readonly backlog: number;
  readonly maxConnections: number | undefined;
  readonly endAfterMs: number;
  /** Settles once it listens, or with the reason it does not; may prepare, and retry. */
  listen(handlers: AcceptorHandlers): Promise<Result<Bound>>;
  /** The options set on each accepted connection. */
  readonly connectionOptions: readonly SetOption[];
}

export interface Bound {
  readonly acceptor: StreamAcceptor;
  readonly family: AddressFamily;
  /** Its address, with the actual port. */
  readonly local: string;
  /** Set before `bind`. */
  readonly options: readonly SetOption[];
}

/**
 * An acceptor is a listening socket; each accepted connection is passed on as a link.
 *
 *   kernel → accepted · failed
 *   kernel ← close
 */
export interface StreamAcceptor {
  /** The file descriptor; undefined on Windows, where Node hides it, and once it is closed. */
  readonly descriptor: number | undefined;
  readonly isListening: boolean;
  /** Stops accepting; `closed` is called once every accepted connection is closed too. */
  close(closed: () => void): void;
}

export interface AcceptorHandlers {
  /** A connection was accepted: the link must be opened or destroyed. */
  accepted(link: StreamLink, addresses: StreamAddresses): void;
  /** A connection could not be accepted. The acceptor continues. */
  failed(error: Error): void;
}

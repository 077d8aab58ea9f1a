/** How a stream transport binds, and how its connections come in. */
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Result } from '../../model/result.ts';
import type { SetOption } from '../contracts/endpointContext.ts';
import type { StreamAddresses, StreamLink } from './link.ts';

/** Node's own default, and Linux's SOMAXCONN before 5.4 made it larger (`man 2 listen`). */
export const defaultBacklog = 511;

/** The default of `endAfterMs`. */
export const defaultEndAfterMs = 60_000;

/** How a transport binds, and what holds for the connections that it accepts. */
export interface StreamBinding {
  readonly backlog: number;
  readonly maxConnections: number | undefined;
  readonly endAfterMs: number;
  /** Settles when it listens or why it does not; may prepare, and try again. */
  listen(handlers: AcceptorHandlers): Promise<Result<Bound>>;
  /** What is set on each connection when it is accepted. */
  readonly connectionOptions: readonly SetOption[];
}

export interface Bound {
  readonly acceptor: StreamAcceptor;
  readonly family: AddressFamily;
  /** In our notation, with the real port. */
  readonly local: string;
  /** Set before `bind`. */
  readonly options: readonly SetOption[];
}

/**
 * An acceptor is a listening socket; each connection that comes in is handed over as a link.
 *
 *   kernel → accepted · failed
 *   kernel ← close
 */
export interface StreamAcceptor {
  /** The file descriptor; undefined on Windows, where Node hides it, and once it is closed. */
  readonly descriptor: number | undefined;
  readonly isListening: boolean;
  /** Accepts nothing more; `closed` is called once every connection that it has accepted is closed too. */
  close(closed: () => void): void;
}

export interface AcceptorHandlers {
  /** A connection has come in: the link is to be opened or destroyed. */
  accepted(link: StreamLink, addresses: StreamAddresses): void;
  /** A connection could not be accepted. The acceptor goes on. */
  failed(error: Error): void;
}

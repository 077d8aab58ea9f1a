/** How a stream transport binds and accepts. */
import { type Server } from 'node:net';
import { type ServerOpts } from 'node:net';
import { type Socket } from 'node:net';
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Result } from '../../model/result.ts';
import type { SetOption } from './endpointContext.ts';

/** Node's own default, and Linux's SOMAXCONN before 5.4 made it larger (`man 2 listen`). */
export const defaultBacklog = 511;

/** The default of `endAfterMs`. */
export const defaultEndAfterMs = 60_000;

/** How a transport binds and how its addresses look. */
export interface StreamBinding {
  readonly serverOptions: ServerOpts;
  readonly backlog: number;
  readonly maxConnections: number | undefined;
  readonly resettable: boolean;
  readonly endAfterMs: number;
  /** Calls `server.listen` and settles when it listens or why it does not; may prepare, and try again. */
  listen(server: Server): Promise<Result<Bound>>;
  /** Closes the server; absent: as it is. */
  close?(close: () => void): void;
  describe(socket: Socket): { readonly local: string; readonly remote: string };
  /** Sets up a connection that is kept. */
  prepare?(socket: Socket): void;
  /** What is set on each connection when it is accepted. */
  readonly connectionOptions: readonly SetOption[];
}

export interface Bound {
  readonly family: AddressFamily;
  /** In our notation, with the real port. */
  readonly local: string;
  /** Set before `bind`. */
  readonly options: readonly SetOption[];
}

/** An acceptor over `node:net`: TCP and unix sockets, and named pipes on Windows. */
import { once } from 'node:events';
import {
  createServer,
  type AddressInfo,
  type ListenOptions,
  type Server,
  type ServerOpts,
  type Socket,
} from 'node:net';
import type { StreamAddresses, StreamLink } from './link.ts';
import { descriptorOf } from './nodeHandle.ts';
import { SocketLink } from './socketLink.ts';
import type { AcceptorHandlers, StreamAcceptor } from './streamBinding.ts';

export interface SocketAcceptorOptions extends Pick<StreamLink, 'canReset'> {
  readonly serverOptions?: ServerOpts;
  readonly addressesOf: (socket: Socket) => StreamAddresses;
  /** Sets up an accepted connection. */
  readonly prepare?: (socket: Socket) => void;
  /** Wraps the closing of the server, by calling `close`; absent: closes directly. */
  readonly close?: (close: () => void) => void;
}

export class SocketAcceptor implements StreamAcceptor {
  readonly #handlers: AcceptorHandlers;
  readonly #options: SocketAcceptorOptions;
  readonly #server: Server;

  constructor(handlers: AcceptorHandlers, options: SocketAcceptorOptions) {
    this.#handlers = handlers;
    this.#options = options;
    this.#server = createServer({ ...options.serverOptions, allowHalfOpen: true });
    this.#server.on('connection', (socket) => {
      options.prepare?.(socket);
      handlers.accepted(new SocketLink(socket, options), options.addressesOf(socket));
    });
  }

  /** Binds immediately; settles when it listens, or rejects. After that it may be retried. */
  async listen(options: ListenOptions): Promise<void> {
    const server = this.#server;
    server.listen({ ...options, exclusive: true });
    await once(server, 'listening');
    server.on('error', (error) => this.#handlers.failed(error));
  }

  /** Its local address: a path, or an address and a port; null while it does not listen. */
  get address(): AddressInfo | string | null {
    return this.#server.address();
  }

  get descriptor(): number | undefined {
    return descriptorOf(this.#server);
  }

  get isListening(): boolean {
    return this.#server.listening;
  }

  close(closed: () => void): void {
    const close = (): void => void this.#server.close(closed);
    if (this.#options.close === undefined) close();
    else this.#options.close(close);
  }
}

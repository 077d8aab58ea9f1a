/** An attempt to connect over `node:net`: to TCP and unix sockets, and to named pipes on Windows. */
import type { Socket } from 'node:net';
import type { StreamAddresses, StreamLink } from './link.ts';
import { descriptorOf } from './nodeHandle.ts';
import { SocketLink } from './socketLink.ts';
import type { AttemptHandlers, StreamAttempt } from './streamDialing.ts';

export interface SocketAttemptOptions extends Pick<StreamLink, 'canReset'> {
  readonly addressesOf: (socket: Socket) => StreamAddresses;
}

export class SocketAttempt implements StreamAttempt {
  readonly #socket: Socket;
  readonly #options: SocketAttemptOptions;

  /** @param socket connecting */
  constructor(socket: Socket, options: SocketAttemptOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  get descriptor(): number | undefined {
    return descriptorOf(this.#socket);
  }

  get error(): Error | undefined {
    return this.#socket.errored ?? undefined;
  }

  get isDestroyed(): boolean {
    return this.#socket.destroyed;
  }

  open(handlers: AttemptHandlers): void {
    const socket = this.#socket;
    const failed = (error: Error): void => handlers.failed(error);
    socket.once('error', failed);
    socket.once('connect', () => {
      // The link comes first: an unhandled error would end our process.
      const link = new SocketLink(socket, this.#options);
      socket.off('error', failed);
      handlers.connected(link, this.#options.addressesOf(socket));
    });
  }

  destroy(): void {
    this.#socket.on('error', () => undefined);
    this.#socket.destroy();
  }
}

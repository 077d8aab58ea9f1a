/**
 * A link over `node:dgram`: one bound datagram socket, with one peer once it is connected, else with any number.
 *
 *   kernel → datagram · failed · closed
 *   kernel ← connect · send · close
 */
import type { Socket } from 'node:dgram';
import { datagramDescriptorOf } from './nodeHandle.ts';

export interface DatagramAddress {
  readonly address: string;
  readonly port: number;
}

export interface DatagramHandlers {
  /** A datagram was received; its bytes do not change afterwards. */
  datagram(bytes: Uint8Array, address: string, port: number): void;
  /** The socket has failed, or an ICMP error arrived about an earlier datagram. The socket stays open. */
  failed(error: Error): void;
  /** The socket is closed; no handler is called afterwards. */
  closed(): void;
}

export class DatagramLink {
  readonly #socket: Socket;
  #handlers: DatagramHandlers | undefined;

  /** @param socket bound */
  constructor(socket: Socket) {
    this.#socket = socket;
    // An unhandled error would end our process.
    socket.on('error', (error) => this.#handlers?.failed(error));
  }

  /** The file descriptor; undefined on Windows, where Node hides it, and once it is closed. */
  get descriptor(): number | undefined {
    return datagramDescriptorOf(this.#socket);
  }

  /** Its local address. */
  get local(): DatagramAddress {
    return this.#socket.address();
  }

  /** Calls `handlers` from now on. */
  open(handlers: DatagramHandlers): void {
    this.#handlers = handlers;
    this.#socket.on('message', (bytes, from) => handlers.datagram(bytes, from.address, from.port));
    this.#socket.on('close', () => handlers.closed());
  }

  /** Connects it to one peer. Rejects where the system refuses, or the port is invalid. */
  connect({ address, port }: DatagramAddress): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.connect(port, address, (error?: Error) =>
        error === undefined ? resolve() : reject(error),
      );
    });
  }

  /**
   * Passes one datagram to the kernel; the bytes must not change until `done`. Throws if it is refused immediately.
   *
   * @param to absent on a connected socket
   */
  send(bytes: Uint8Array, to: DatagramAddress | undefined, done: (error: Error | null) => void): void {
    if (to === undefined) this.#socket.send(bytes, done);
    else this.#socket.send(bytes, to.port, to.address, done);
  }

  close(): void {
    this.#socket.close();
  }
}

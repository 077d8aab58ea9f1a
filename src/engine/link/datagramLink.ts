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
  /** A datagram came in; nothing changes its bytes afterwards. */
  datagram(bytes: Uint8Array, address: string, port: number): void;
  /** The socket has failed, or an ICMP error arrived about what was sent before. It goes on. */
  failed(error: Error): void;
  /** It is over; nothing is called afterwards. */
  closed(): void;
}

export class DatagramLink {
  readonly #socket: Socket;
  #handlers: DatagramHandlers | undefined;

  /** @param socket bound */
  constructor(socket: Socket) {
    this.#socket = socket;
    // An error without a listener would end our process.
    socket.on('error', (error) => this.#handlers?.failed(error));
  }

  /** The file descriptor; undefined on Windows, where Node hides it, and once it is closed. */
  get descriptor(): number | undefined {
    return datagramDescriptorOf(this.#socket);
  }

  /** What it is bound to. */
  get local(): DatagramAddress {
    return this.#socket.address();
  }

  /** Calls `handlers` from now on. */
  open(handlers: DatagramHandlers): void {
    this.#handlers = handlers;
    this.#socket.on('message', (bytes, from) => handlers.datagram(bytes, from.address, from.port));
    this.#socket.on('close', () => handlers.closed());
  }

  /** Gives it its one peer. Rejects where the system refuses, or the port is none. */
  connect({ address, port }: DatagramAddress): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.connect(port, address, (error?: Error) =>
        error === undefined ? resolve() : reject(error),
      );
    });
  }

  /**
   * Passes one datagram on to the kernel; the bytes must not change until `done`. Throws where it is refused at once.
   *
   * @param to absent where it is connected
   */
  send(bytes: Uint8Array, to: DatagramAddress | undefined, done: (error: Error | null) => void): void {
    if (to === undefined) this.#socket.send(bytes, done);
    else this.#socket.send(bytes, to.port, to.address, done);
  }

  close(): void {
    this.#socket.close();
  }
}

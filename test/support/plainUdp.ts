import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Plain Node datagram sockets on the loopback as independent peers; `close` closes them all. */
export class PlainUdp {
  #sockets: Socket[] = [];

  async open(type: 'udp4' | 'udp6' = 'udp4'): Promise<Socket> {
    const socket = createSocket(type);
    this.#sockets.push(socket);
    socket.bind(0, type === 'udp4' ? '127.0.0.1' : '::1');
    await once(socket, 'listening');
    return socket;
  }

  /** A loopback port without a receiver, at least a moment ago. */
  async deadPort(): Promise<number> {
    const socket = await this.open();
    const { port } = socket.address();
    this.#sockets = this.#sockets.filter((other) => other !== socket);
    socket.close();
    await once(socket, 'close');
    return port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
    this.#sockets = [];
  }
}

/** The next datagram, as text. */
export async function nextDatagram(socket: Socket): Promise<string> {
  const [message] = (await once(socket, 'message')) as [Buffer];
  return message.toString();
}

/** The port of an address in our notation. */
export function portOf(local: string): number {
  return Number(local.slice(local.lastIndexOf(':') + 1));
}

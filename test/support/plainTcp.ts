import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Plain Node sockets as independent peers. They survive all errors; `destroy` ends them all. */
export class PlainTcp {
  #sockets: Socket[] = [];

  /** Connects to one of our listeners; `local` is its address in our notation (`tcp://[::1]:9998`, `unix:/tmp/x`). */
  async dial(local: string): Promise<Socket> {
    const socket = this.begin(local);
    await once(socket, 'connect');
    return socket;
  }

  /** Starts connecting without waiting. */
  begin(local: string): Socket {
    const options = local.startsWith('unix:') ? { path: local.slice('unix:'.length) } : hostPort(local);
    const socket = connect({ ...options, allowHalfOpen: true });
    socket.on('error', () => undefined);
    this.#sockets.push(socket);
    return socket;
  }

  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets = [];
  }
}

function hostPort(local: string): { host: string; port: number } {
  const { hostname, port } = new URL(local.replace(/^tcp/, 'http'));
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** Everything up to the peer's end, as text. */
export async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A loopback TCP port without a listener, at least a moment ago. */
export async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

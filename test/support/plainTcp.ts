import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import {
  connect,
  createServer,
  type AddressInfo,
  type ListenOptions,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Plain Node sockets as independent peers. They survive all errors; `destroy` ends them all. */
export class PlainTcp {
  #sockets: Socket[] = [];
  #servers: Server[] = [];

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

  /** A server of plain sockets; `next` is the next connection that it accepts. */
  async serve(): Promise<{ port: number; next: () => Promise<Socket> }> {
    const { server, next } = await this.#serve({ port: 0, host: '127.0.0.1' });
    return { port: (server.address() as AddressInfo).port, next };
  }

  async serveUnix(): Promise<{ path: string; next: () => Promise<Socket> }> {
    const path = join(await mkdtemp(join(tmpdir(), 'plain-')), 'socket');
    const { next } = await this.#serve({ path });
    return { path, next };
  }

  async #serve(options: ListenOptions): Promise<{ server: Server; next: () => Promise<Socket> }> {
    const accepted: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      this.#sockets.push(socket);
      accepted.push(socket);
      server.emit('ready');
    });
    this.#servers.push(server);
    server.listen(options);
    await once(server, 'listening');
    const next = async (): Promise<Socket> => {
      for (;;) {
        const socket = accepted.shift();
        if (socket !== undefined) return socket;
        await once(server, 'ready');
      }
    };
    return { server, next };
  }

  destroy(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets = [];
    this.#servers = [];
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

import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { connect as connectRaw, type AddressInfo, type Socket } from 'node:net';
import {
  connect,
  createServer,
  type ConnectionOptions,
  type Server,
  type TlsOptions,
  type TLSSocket,
} from 'node:tls';

/** Node's own TLS as independent peers. They survive all errors; `destroy` ends them all. */
export class PlainTls {
  #open: (Socket | Server)[] = [];

  /** Connects to one of our listeners, by its address in our notation, without verifying its certificate. */
  async dial(
    local: string,
    options: ConnectionOptions = {},
  ): Promise<{ session: TLSSocket; socket: Socket }> {
    const begun = this.begin(local, options);
    await once(begun.session, 'secureConnect');
    return begun;
  }

  /** Starts connecting without waiting; `socket` is below the session. */
  begin(local: string, options: ConnectionOptions = {}): { session: TLSSocket; socket: Socket } {
    const { hostname, port } = new URL(local.replace(/^\w+/, 'http'));
    const socket = connectRaw({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port),
      allowHalfOpen: true,
    });
    const session = connect({ socket, rejectUnauthorized: false, ...options });
    for (const each of [socket, session]) each.on('error', () => undefined);
    this.#open.push(socket, session);
    return { session, socket };
  }

  /** Connects such that the session's own end is only its close_notify: `socket` is ended by the test. */
  async dialApart(local: string): Promise<{ session: TLSSocket; socket: Socket }> {
    const { hostname, port } = new URL(local.replace(/^\w+/, 'http'));
    const socket = connectRaw({ host: hostname, port: Number(port), allowHalfOpen: true });
    const wire = new Duplex({
      allowHalfOpen: true,
      autoDestroy: false,
      read: () => undefined,
      write: (bytes: Buffer, _encoding, done) => void socket.write(bytes, () => done()),
      final: (done) => done(),
    });
    socket.on('data', (bytes) => wire.push(bytes));
    socket.on('end', () => wire.push(null));
    const session = connect({ socket: wire, rejectUnauthorized: false });
    for (const each of [socket, session]) each.on('error', () => undefined);
    this.#open.push(socket, session);
    await once(session, 'secureConnect');
    return { session, socket };
  }

  /** Listens, and returns the address in our notation. */
  async listen(options: TlsOptions, accepted: (session: TLSSocket) => void): Promise<string> {
    const server = createServer({ allowHalfOpen: true, ...options } as TlsOptions, (session) => {
      session.on('error', () => undefined);
      this.#open.push(session);
      accepted(session);
    });
    server.on('tlsClientError', () => undefined);
    this.#open.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `tls://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  destroy(): void {
    for (const each of this.#open) {
      if ('destroy' in each) each.destroy();
      else each.close();
    }
    this.#open = [];
  }
}

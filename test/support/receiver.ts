import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A peer that stores what it receives; `received` resolves once there are that many bytes. */
export class Receiver {
  readonly server: Server;
  readonly sockets: Socket[] = [];
  #chunks: Buffer[] = [];
  #check: (() => void) | undefined;

  constructor() {
    this.server = createServer((socket) => {
      this.sockets.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        this.#chunks.push(chunk);
        this.#check?.();
      });
    });
  }

  async address(): Promise<string> {
    if (!this.server.listening) await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Removes and returns the bytes. */
  async received(length: number): Promise<Buffer> {
    const has = (): boolean => this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0) >= length;
    if (!has()) {
      await new Promise<void>((resolve) => {
        this.#check = () => {
          if (has()) resolve();
        };
      });
    }
    this.#check = undefined;
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [];
    return bytes;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

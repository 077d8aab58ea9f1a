import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Blocks its thread forever once it listens: the kernel completes connections until the backlog is full. */
const program = `
  const server = require('node:net').createServer().listen(JSON.parse(process.argv[1]), () => {
    const { port = 0 } = Object(server.address());
    require('node:fs').writeSync(1, String(port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** A program that listens and never accepts. */
export class BusyListener {
  /** 0 on a unix socket. */
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(listen: {
    readonly path?: string;
    readonly host?: string;
    readonly port?: number;
    readonly backlog: number;
  }): Promise<BusyListener> {
    const child = spawn(process.execPath, ['-e', program, JSON.stringify(listen)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return new BusyListener(child, Number(port));
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

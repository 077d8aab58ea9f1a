/** `socket-lab` in this process, with its own streams, signals and exit, and real sockets. */
import { PassThrough } from 'node:stream';
import { runCli } from '../../../src/cli/runCli.ts';
import { Terminal } from '../../../src/cli/terminal/terminal.ts';

const running = new Set<CommandLine>();

/** Stops command lines that still run; for `afterEach`. */
export async function endCommandLines(): Promise<void> {
  await Promise.all([...running].map((each) => each.stop()));
}

/** Runs a command line. */
export function commandLine(...words: readonly string[]): CommandLine {
  return new CommandLine(words);
}

/** The output of a command line that ends by itself and reads no stdin. */
export async function outcome(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const call = commandLine(...words);
  call.input.end();
  const code = await call.ended;
  return { code, out: call.out.text, error: call.error.text };
}

class CommandLine {
  readonly input = new PassThrough();
  readonly out = new Collected();
  readonly error = new Collected();
  /** The exit code. */
  readonly ended: Promise<number>;
  readonly #signals = new Map<NodeJS.Signals, () => void>();
  /** The exit codes and signals by which the terminal ended its process. */
  readonly exits: (number | NodeJS.Signals)[] = [];

  constructor(words: readonly string[]) {
    running.add(this);
    const terminal = new Terminal({
      stdout: this.out,
      stderr: this.error,
      environment: {},
      openInput: () => this.input,
      onSignal: (signal, listener) => void this.#signals.set(signal, listener),
      exit: (code) => void this.exits.push(code),
      endBySignal: (signal) => void this.exits.push(signal),
    });
    this.ended = this.#run(words, terminal);
  }

  async #run(words: readonly string[], terminal: Terminal): Promise<number> {
    try {
      const code = await terminal.finish(await runCli(words, terminal));
      terminal.exit(code);
      return code;
    } finally {
      running.delete(this);
      this.out.end();
      this.error.end();
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#signals.get(signal)?.();
  }

  async stop(): Promise<void> {
    this.input.end();
    this.signal('SIGTERM');
    await this.ended;
  }

  /** The address printed by a listener, and its port. */
  async listening(): Promise<{ readonly address: string; readonly port: number }> {
    const [, address = ''] = await this.out.line(/^listening (.+)$/);
    return { address, port: Number(/:(\d+)$/.exec(address)?.[1] ?? 0) };
  }
}

/** A stream that records what is written to it. */
class Collected extends PassThrough {
  readonly #chunks: Buffer[] = [];

  constructor() {
    super();
    this.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.emit('more');
    });
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get text(): string {
    return this.bytes.toString();
  }

  /** Complete lines so far. */
  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }

  /** Resolves to the first line that matches; rejects if the stream ends without one. */
  line(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const match = this.lines.map((line) => pattern.exec(line)).find((found) => found !== null);
        if (match === undefined) return;
        this.off('more', check);
        resolve(match);
      };
      this.on('more', check);
      this.once('end', () => reject(new Error(`Ended without ${String(pattern)}:\n${this.text}`)));
      check();
    });
  }
}

/**
 * Other programs as peers in tests: started, fed, read line by line, and always ended by their own id. A suite that
 * starts any must call `endPrograms` after each test; tests never sleep, but wait for lines and exits.
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { fileURLToPath } from 'node:url';

export const repositoryFolder = fileURLToPath(new URL('../../', import.meta.url));
const cliFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** Half of what our command costs when run from its sources is compiling them, which is done once per change. */
const compiled = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../../out/compile-cache/', import.meta.url)) };
const pythonFolder = new URL('../fixtures/python/', import.meta.url);

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Waiter {
  check(): boolean;
  fail(error: Error): void;
}

const running = new Set<Program>();

/** Ends programs that still run; to be called after each test. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.kill()));
}

export interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Leave stdout unread, to simulate a slow reader. */
  readonly unread?: boolean;
}

export class Program {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #name: string;
  readonly #out: Buffer[] = [];
  readonly #error: Buffer[] = [];
  readonly #lines: string[] = [];
  readonly #decoder = new StringDecoder('utf8');
  /** Number of chunks already split into `#lines`, and the beginning of the next line. */
  #split = 0;
  #rest = '';
  readonly #waiters = new Set<Waiter>();
  #over = false;

  constructor(command: string, args: readonly string[], { env, cwd, unread = false }: StartOptions = {}) {
    this.#name = [command, ...args].join(' ');
    this.#child = spawn(command, args, {
      cwd: cwd ?? repositoryFolder,
      env: { ...process.env, ...compiled, ...env },
    });
    running.add(this);
    this.#child.stderr.on('data', (chunk: Buffer) => this.#collect(this.#error, chunk));
    if (!unread) this.read();
    // Writing to a program that has ended is ignored; its exit is checked instead.
    this.#child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      // Without a reader of the pipe there is no 'close' event, only 'exit'.
      this.#child.once(unread ? 'exit' : 'close', (code: number | null, signal: NodeJS.Signals | null) => {
        this.#over = true;
        running.delete(this);
        this.#settleWaiters();
        resolve({ code, signal });
      });
      this.#child.once('error', (error) => {
        this.#over = true;
        running.delete(this);
        for (const waiter of this.#waiters) waiter.fail(error);
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get stdin(): Writable {
    return this.#child.stdin;
  }

  /** All of stdout so far. */
  get bytes(): Buffer {
    return Buffer.concat(this.#out);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }

  get errorText(): string {
    return Buffer.concat(this.#error).toString('utf8');
  }

  /** Complete lines of stdout so far. Each byte is processed once, however often this is called. */
  get lines(): readonly string[] {
    for (; this.#split < this.#out.length; this.#split++) {
      const pieces = (this.#rest + this.#decoder.write(this.#out[this.#split] ?? Buffer.alloc(0))).split(
        '\n',
      );
      this.#rest = pieces.pop() ?? '';
      this.#lines.push(...pieces);
    }
    return this.#lines;
  }

  /** Starts reading stdout, if it was left unread. */
  read(): void {
    this.#child.stdout.on('data', (chunk: Buffer) => this.#collect(this.#out, chunk));
  }

  /** Pauses reading stdout, to simulate a slow reader. */
  pauseOutput(): void {
    this.#child.stdout.pause();
  }

  #collect(into: Buffer[], chunk: Buffer): void {
    into.push(chunk);
    this.#settleWaiters();
  }

  /** Resolves to the first line of stdout that matches. */
  line(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#found(pattern, () => this.lines);
  }

  /** The same for stderr. */
  errorLine(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#found(pattern, () => this.errorText.split('\n').slice(0, -1));
  }

  async #found(pattern: RegExp, lines: () => readonly string[]): Promise<RegExpExecArray> {
    let match: RegExpExecArray | null = null;
    await this.until(() => {
      for (const line of lines()) {
        match = pattern.exec(line);
        if (match !== null) return true;
      }
      return false;
    }, String(pattern));
    return match as unknown as RegExpExecArray;
  }

  /** Resolves when `condition` holds, which is checked whenever the program writes. Rejects if it ends before. */
  until(condition: () => boolean, what = 'what was waited for'): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        check: () => {
          if (!condition()) return false;
          resolve();
          return true;
        },
        fail: reject,
      };
      if (waiter.check()) return;
      if (this.#over) reject(this.#endedWithout(what));
      else {
        this.#waiters.add(waiter);
        void this.ended.then(() => reject(this.#endedWithout(what)));
      }
    });
  }

  #endedWithout(what: string): Error {
    return new Error(
      `${this.#name} ended without ${what}\nstdout: ${this.text.slice(-2000)}\nstderr: ${this.errorText.slice(-2000)}`,
    );
  }

  #settleWaiters(): void {
    for (const waiter of this.#waiters) if (waiter.check()) this.#waiters.delete(waiter);
  }

  write(bytes: string | Uint8Array): void {
    this.#child.stdin.write(bytes);
  }

  /** Writes these bytes and ends its stdin. */
  endInput(bytes: string | Uint8Array = ''): void {
    this.#child.stdin.end(bytes);
  }

  /** Closes our end of its stdout, like `head`. */
  closeOutput(): void {
    this.#child.stdout.destroy();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.#over) return;
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await exited;
    }
    // A grandchild may hold the pipes open, so we close them.
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
    running.delete(this);
  }
}

/** The command that runs `socket-lab` from its sources: a program and its first arguments. */
export const socketLabCommand: readonly string[] = [process.execPath, cliFile];

/** Starts `socket-lab` from its sources. */
export function socketLab(...args: readonly string[]): Program {
  return new Program(process.execPath, [cliFile, ...args]);
}

export function socketLabWith(options: StartOptions, ...args: readonly string[]): Program {
  return new Program(process.execPath, [cliFile, ...args], options);
}

/** Starts one of `test/fixtures/python`, by its name without extension. */
export function python(name: string, ...args: readonly (string | number)[]): Program {
  const file = fileURLToPath(new URL(`${name}.py`, pythonFolder));
  return new Program('python3', ['-u', file, ...args.map(String)]);
}

/** `nc` is OpenBSD's: where that is missing, Debian's alternatives give its name to ncat, which knows other options. */
export function hasProgram(name: string): boolean {
  const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
  return status === 0 && !(name === 'nc' && realpathSync(stdout.trim()).endsWith('ncat'));
}

/** The address printed by `socket-lab listen`, `tcp://127.0.0.1:43121`, and its port. */
export async function listeningAt(
  program: Program,
): Promise<{ readonly address: string; readonly port: number }> {
  const [, address = ''] = await program.line(/^listening (.+)$/);
  return { address, port: Number(/:(\d+)$/.exec(address)?.[1] ?? 0) };
}

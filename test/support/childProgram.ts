import { spawn, type ChildProcess, type StdioPipe } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

/** A short program in its own Node process, which reads and writes lines. */
export class ChildProgram {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;

  /** `openFilesLimit` lowers its `ulimit -n` (not on Windows). */
  constructor(source: string, args: readonly string[], openFilesLimit?: number) {
    const node = [process.execPath, '--no-warnings', '--input-type=module', '-e', source, ...args];
    const command =
      openFilesLimit === undefined
        ? node
        : ['sh', '-c', `ulimit -n ${openFilesLimit} && exec "$0" "$@"`, ...node];
    const stdio: StdioPipe = 'pipe';
    const child = spawn(command[0] ?? '', command.slice(1), { stdio: [stdio, stdio, 'inherit'] });
    this.#child = child;
    this.#reader = createInterface({ input: child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** The next line of its output. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error('The program ended without a word.');
    return next.value;
  }

  tell(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  async kill(): Promise<void> {
    this.#reader.close();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}

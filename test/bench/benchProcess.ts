/**
 * One process of a measurement, spoken to over Node's IPC channel: it gets its job as an argument, says once
 * that it is ready, then gives one answer to each question.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Longest wait for one answer: far above every honest measurement, so that a hung one ends. */
const answerLimitMs = 240_000;

export interface ProcessOptions {
  readonly job?: unknown;
  /** Flags of Node, such as `--expose-gc`. */
  readonly flags?: readonly string[];
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class BenchProcess<Ready> {
  readonly ready: Ready;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ready: Ready) {
    this.#child = child;
    this.ready = ready;
  }

  /** Starts `file` and waits until it is ready. */
  static async start<Ready>(file: string, options: ProcessOptions = {}): Promise<BenchProcess<Ready>> {
    const child = fork(file, [JSON.stringify(options.job ?? {})], {
      execArgv: [...(options.flags ?? [])],
      serialization: 'advanced',
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return new BenchProcess(child, await nextMessage<Ready>(child));
  }

  async ask<Answer>(name: string, value?: unknown): Promise<Answer> {
    const answer = nextMessage<Answer>(this.#child);
    this.#child.send({ name, value });
    return answer;
  }

  /** Lets it end by itself, as it does when the channel closes. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    await ended;
  }
}

function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const give = (act: () => void): void => {
      clearTimeout(limit);
      child.off('message', onMessage);
      child.off('exit', onExit);
      act();
    };
    const onMessage = (message: unknown): void => give(() => resolve(message as Message));
    const onExit = (code: number | null): void =>
      give(() => reject(new Error(`A process of the measurement ended with code ${code}`)));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      give(() => reject(new Error(`No answer within ${answerLimitMs / 1000} s`)));
    }, answerLimitMs);
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

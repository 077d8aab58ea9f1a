/**
 * The process group of a program and its children (POSIX, `man 2 setpgid`). A process that leaves the group, as a
 * daemon does with `setsid`, is out of reach. Windows has no groups: there it is the program alone.
 */
import type { ChildProcess } from 'node:child_process';
import type { Clock } from './clock.ts';
import { errorCode } from './failures.ts';

/** How long a program may take to end after SIGTERM; then it is killed (SIGKILL). */
export const endGraceMs = 1_000;
/** Interval of polling for the end of processes a program left behind: there is no notification for grandchildren. */
const pollMs = 20;

export class ProcessGroup {
  /** Settles when the program has ended and its group is empty. Never rejects. */
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  readonly #clock: Pick<Clock, 'timer'>;
  #isOver = false;
  #isEmpty = false;
  #wasKilled = false;
  #isEnding = false;
  #settle: () => void = () => undefined;
  #cancelKill: () => void = () => undefined;
  #cancelPoll: () => void = () => undefined;

  /** @param ended settles when the program itself has ended; processes it left behind may still run */
  constructor(child: ChildProcess, ended: Promise<unknown>, clock: Pick<Clock, 'timer'>) {
    this.#child = child;
    this.#clock = clock;
    this.gone = new Promise((resolve) => (this.#settle = resolve));
    // Checked right at the exit event, as the id of an empty group may soon be reused.
    child.on('exit', () => (this.#isEmpty = !this.#exists()));
    void ended.then(() => {
      this.#isOver = true;
      this.#poll();
    });
  }

  /** Sends SIGTERM, and kills what still runs after the grace period. */
  end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#cancelKill = this.#clock.timer(endGraceMs, () => {
      this.signal('SIGKILL');
      this.#wasKilled = true;
      // Processes that left the group may still hold the pipes.
      this.#child.stdout?.destroy();
      this.#child.stderr?.destroy();
      this.#poll();
    });
    this.signal('SIGTERM');
    this.#poll();
  }

  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#isEmpty) return;
    try {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // All of it has ended, or runs as another user.
    }
  }

  /** After the program's end: checks whether its group is empty and, while it is to end, polls. */
  #poll(): void {
    this.#cancelPoll();
    if (!this.#isOver) return;
    this.#isEmpty ||= this.#wasKilled || !this.#exists();
    if (this.#isEmpty) {
      this.#cancelKill();
      this.#settle();
    } else if (this.#isEnding) {
      this.#cancelPoll = this.#clock.timer(pollMs, () => this.#poll());
    }
  }

  /** True also while only unreaped zombies are left (a container without an init), for which the grace period is waited. */
  #exists(): boolean {
    const { pid } = this.#child;
    if (pid === undefined || process.platform === 'win32') return false;
    try {
      process.kill(-pid, 0);
      return true;
    } catch (error) {
      return errorCode(error) === 'EPERM';
    }
  }
}

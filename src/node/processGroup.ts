/**
 * What a program and whatever it has started run in (POSIX process groups, `man 2 setpgid`). What leaves the group
 * by itself, as a daemon does with `setsid`, is out of reach. Windows has none: there it is the program alone.
 */
import type { ChildProcess } from 'node:child_process';
import type { Clock } from './clock.ts';
import { errorCode } from './failures.ts';

/** How long a program may take to end when it is told to (SIGTERM); then it is killed (SIGKILL). */
export const endGraceMs = 1_000;
/** How often it is looked whether what a program left behind has ended: of others' children the system tells nothing. */
const lookAgainMs = 20;

export class ProcessGroup {
  /** Settles when the program has ended and nothing of its group runs any more. Never rejects. */
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  readonly #clock: Pick<Clock, 'timer'>;
  #isOver = false;
  #isEmpty = false;
  #wasKilled = false;
  #isEnding = false;
  #settle: () => void = () => undefined;
  #cancelKill: () => void = () => undefined;
  #cancelLook: () => void = () => undefined;

  /** @param ended settles when the program itself has ended; what it left behind may run on */
  constructor(child: ChildProcess, ended: Promise<unknown>, clock: Pick<Clock, 'timer'>) {
    this.#child = child;
    this.#clock = clock;
    this.gone = new Promise((resolve) => (this.#settle = resolve));
    // Looked at where the exit is told: an empty group's number may be another's soon after.
    child.on('exit', () => (this.#isEmpty = !this.#exists()));
    void ended.then(() => {
      this.#isOver = true;
      this.#look();
    });
  }

  /** Tells it to end, and kills what has not after a grace. */
  end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    if (this.#isOver && this.#isEmpty) return;
    this.#cancelKill = this.#clock.timer(endGraceMs, () => {
      this.signal('SIGKILL');
      this.#wasKilled = true;
      // What the program started outside of its group may still hold its pipes.
      this.#child.stdout?.destroy();
      this.#child.stderr?.destroy();
      this.#look();
    });
    this.signal('SIGTERM');
    this.#look();
  }

  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#isEmpty) return;
    try {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // All of it is gone already, or runs as another user.
    }
  }

  /** Once the program is over: whether what it left has ended, and while it is to end, again and again. */
  #look(): void {
    this.#cancelLook();
    if (!this.#isOver) return;
    this.#isEmpty ||= this.#wasKilled || !this.#exists();
    if (this.#isEmpty) {
      this.#cancelKill();
      this.#settle();
    } else if (this.#isEnding) {
      this.#cancelLook = this.#clock.timer(lookAgainMs, () => this.#look());
    }
  }

  /** Also where only zombies are left that nobody collects (a container without an init): then the grace is waited. */
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

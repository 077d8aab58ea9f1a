/** Delayed replies of a connection (`after D`). */
import type { Clock } from '../../../node/clock.ts';
import type { Reply } from '../responder.ts';

/** Limits of the replies delayed on one connection, and of the bytes of their messages. */
export const waitingRepliesLimit = 10_000;
export const waitingBytesLimit = 16 * 1024 * 1024;

/** The pending delayed replies of one connection. Beyond the limit the peer is not read. */
export class Delays {
  readonly #clock: Pick<Clock, 'timer'>;
  readonly #cancels = new Set<() => void>();
  #bytes = 0;
  #isPaused = false;

  constructor(clock: Pick<Clock, 'timer'>) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#cancels.size === 0;
  }

  get isFull(): boolean {
    return this.#cancels.size >= waitingRepliesLimit || this.#bytes >= waitingBytesLimit;
  }

  /** Calls `run` after the delay; `bytes`: the memory held until then. */
  add(delayMs: number, bytes: number, reply: Reply, run: () => void): void {
    this.#bytes += bytes;
    const cancel = this.#clock.timer(delayMs, () => {
      this.#cancels.delete(cancel);
      this.#bytes -= bytes;
      if (this.#isPaused && !this.isFull) {
        this.#isPaused = false;
        reply.resume();
      }
      run();
    });
    this.#cancels.add(cancel);
    if (!this.isFull || this.#isPaused) return;
    this.#isPaused = true;
    reply.pause();
  }

  dispose(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}

/** Clocks for tests. */
import type { Clock } from '../../src/node/clock.ts';

interface Timer {
  readonly atUs: number;
  readonly run: () => void;
}

/** A clock that advances only when told to. */
export class FakeClock implements Clock {
  #nowUs = 0;
  #timers = new Set<Timer>();
  /** Wall clock at the start, in milliseconds since 1970. */
  wallAtStartMs = 0;

  nowUs(): number {
    return this.#nowUs;
  }

  wallMs(): number {
    return this.wallAtStartMs + this.#nowUs / 1000;
  }

  timer(delayMs: number, run: () => void): () => void {
    const timer = { atUs: this.#nowUs + delayMs * 1000, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  soon(run: () => void): void {
    this.timer(0, run);
  }

  /** Number of pending timers, to check that none is left behind. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Advances by `ms`, running due timers in order. */
  advance(ms: number): void {
    const end = this.#nowUs + ms * 1000;
    for (;;) {
      let due: Timer | undefined;
      // Of several due at once, the one that was set first.
      for (const timer of this.#timers)
        if (timer.atUs <= end && (due === undefined || timer.atUs < due.atUs)) due = timer;
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#nowUs = Math.max(this.#nowUs, due.atUs);
      due.run();
    }
    this.#nowUs = end;
  }
}

/** A clock that advances by a millisecond at each reading, so that work appears to take time. */
export class SlowClock extends FakeClock {
  #readingsUs = 0;

  override nowUs(): number {
    return super.nowUs() + (this.#readingsUs += 1000);
  }
}

/** Rate-limited refreshes in response to changes. */
import type { Clock } from '../../node/clock.ts';

/** A source that calls a listener once after its next change, such as the capture store. */
export interface Changing {
  onceChanged(listener: () => void): () => void;
}

/** Combines the events of one opening, which occur within a millisecond, into one refresh. */
const firstDelayMs = 5;

/**
 * Calls `refresh` after changes, at most once per `intervalMs`: immediately after a first change, and not at all while
 * nothing changes. A change between two refreshes costs nothing.
 */
export class RefreshTimer {
  readonly #changing: Changing;
  readonly #clock: Clock;
  readonly #intervalMs: () => number;
  readonly #refresh: () => void;
  #lastRefreshUs = Number.NEGATIVE_INFINITY;
  #unsubscribe: (() => void) | undefined;
  #cancelTimer: (() => void) | undefined;
  #running = false;

  constructor(changing: Changing, clock: Clock, intervalMs: () => number, refresh: () => void) {
    this.#changing = changing;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#refresh = refresh;
  }

  /** Starts with an immediate refresh; does nothing if already running. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#run();
  }

  /** The same, with the first refresh after the caller has returned. */
  startSoon(): void {
    if (this.#running) return;
    this.#running = true;
    this.#schedule();
  }

  stop(): void {
    this.#running = false;
    this.#unsubscribe?.();
    this.#cancelTimer?.();
    this.#unsubscribe = undefined;
    this.#cancelTimer = undefined;
  }

  /** Schedules another refresh although nothing changed: for values that decay, such as rates. */
  again(): void {
    if (!this.#running) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#schedule();
  }

  #run(): void {
    this.#lastRefreshUs = this.#clock.nowUs();
    // Subscribed before, as the refresh may already call `again`.
    this.#unsubscribe = this.#changing.onceChanged(() => {
      this.#unsubscribe = undefined;
      this.#schedule();
    });
    this.#refresh();
  }

  #schedule(): void {
    if (this.#cancelTimer !== undefined) return;
    const sinceMs = (this.#clock.nowUs() - this.#lastRefreshUs) / 1000;
    this.#cancelTimer = this.#clock.timer(Math.max(firstDelayMs, this.#intervalMs() - sinceMs), () => {
      this.#cancelTimer = undefined;
      this.#run();
    });
  }
}

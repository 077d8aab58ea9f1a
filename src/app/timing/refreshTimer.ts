import type { Clock } from '../../node/clock.ts';

/** Something that can promise one call after its next change; the capture store does. */
export interface Changing {
  onceChanged(listener: () => void): () => void;
}

/** So that the steps of one opening, which come within a millisecond, make one beat. */
const firstDelayMs = 5;

/**
 * Many changes in, few beats out: a beat follows a change at once, but no sooner than `intervalMs` after the one
 * before, and none comes while nothing changes. Between two beats a change costs nothing.
 */
export class RefreshTimer {
  readonly #changing: Changing;
  readonly #clock: Clock;
  readonly #intervalMs: () => number;
  readonly #beat: () => void;
  #lastBeatUs = Number.NEGATIVE_INFINITY;
  #takeBack: (() => void) | undefined;
  #cancelTimer: (() => void) | undefined;
  #running = false;

  constructor(changing: Changing, clock: Clock, intervalMs: () => number, beat: () => void) {
    this.#changing = changing;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#beat = beat;
  }

  /** Begins with a beat; does nothing while it runs. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#run();
  }

  /** The same, with the first beat once the caller is done. */
  startSoon(): void {
    if (this.#running) return;
    this.#running = true;
    this.#schedule();
  }

  stop(): void {
    this.#running = false;
    this.#takeBack?.();
    this.#cancelTimer?.();
    this.#takeBack = undefined;
    this.#cancelTimer = undefined;
  }

  /** One more beat although nothing changed: for what fades by itself, such as a rate. */
  again(): void {
    if (!this.#running) return;
    this.#takeBack?.();
    this.#takeBack = undefined;
    this.#schedule();
  }

  #run(): void {
    this.#lastBeatUs = this.#clock.nowUs();
    // First: the beat may already ask for another one.
    this.#takeBack = this.#changing.onceChanged(() => {
      this.#takeBack = undefined;
      this.#schedule();
    });
    this.#beat();
  }

  #schedule(): void {
    if (this.#cancelTimer !== undefined) return;
    const sinceMs = (this.#clock.nowUs() - this.#lastBeatUs) / 1000;
    this.#cancelTimer = this.#clock.timer(Math.max(firstDelayMs, this.#intervalMs() - sinceMs), () => {
      this.#cancelTimer = undefined;
      this.#run();
    });
  }
}

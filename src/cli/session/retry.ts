/** Retries with growing delays, up to a time limit. */

const firstDelayMs = 50;
const longestDelayMs = 1_000;

export class Retry {
  readonly #endMs: number;
  readonly #attempt: () => void;
  #delayMs = firstDelayMs;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param attempt called after each delay, until `limitMs` from now */
  constructor(limitMs: number, attempt: () => void) {
    this.#endMs = performance.now() + limitMs;
    this.#attempt = attempt;
  }

  /** Schedules another attempt; false: the time is over. */
  again(): boolean {
    const leftMs = this.#endMs - performance.now();
    if (this.#stopped || leftMs <= 0) return false;
    this.#timer = setTimeout(this.#attempt, Math.min(this.#delayMs, leftMs));
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs);
    return true;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}

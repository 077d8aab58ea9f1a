/** When to try again what may not be there yet: soon at first, then at longer intervals, and not for ever. */

const firstDelayMs = 50;
const longestDelayMs = 1_000;

export class Retry {
  readonly #endMs: number;
  readonly #attempt: () => void;
  #delayMs = firstDelayMs;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param attempt made after each delay, while `limitMs` have not passed since now */
  constructor(limitMs: number, attempt: () => void) {
    this.#endMs = performance.now() + limitMs;
    this.#attempt = attempt;
  }

  /** Attempts again after a delay; false: the time is over. */
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

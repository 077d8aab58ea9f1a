/** At most so many steps between two looks at the clock, and so many before the first. */
const mostSteps = 256;
const firstSteps = 16;
const fewestSteps = 4;
/** Between two looks shall be about so long: much less than a slice, much more than a look takes. */
const longMs = 0.8;
const shortMs = 0.2;

/**
 * How often work that is done in slices looks at the clock: by what its steps have taken so far. The same step takes a
 * hundred times as long before it is compiled, for a large expression, or on a slow machine.
 */
export class LookPace {
  readonly #fewest: number;
  #every: number;
  #steps = 0;
  #lookedMs = 0;

  /** With `steady`, after each so many steps. */
  constructor(steady?: number) {
    this.#fewest = steady ?? fewestSteps;
    this.#every = steady ?? firstSteps;
  }

  begin(nowMs: number): void {
    this.#steps = 0;
    this.#lookedMs = nowMs;
  }

  /** So many steps more were done: whether the clock stands at `deadlineMs`. */
  isOver(steps: number, deadlineMs: number, nowMs: () => number): boolean {
    this.#steps += steps;
    if (this.#steps < this.#every) return false;
    const now = nowMs();
    const tookMs = now - this.#lookedMs;
    if (tookMs > longMs) this.#every = Math.max(this.#fewest, this.#every / 2);
    else if (tookMs < shortMs) this.#every = Math.min(Math.max(mostSteps, this.#fewest), this.#every * 2);
    this.#steps = 0;
    this.#lookedMs = now;
    return now >= deadlineMs;
  }
}

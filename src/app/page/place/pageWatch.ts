import type { Clock } from '../../../node/clock.ts';

/** A page that has said nothing for so long is missed. */
export const silentLimitMs = 5_000;

/**
 * Tells once of a page that can be seen and does not speak, and takes it back when the page is there or nobody looks at
 * its place any more.
 */
export class PageWatch {
  readonly #clock: Clock;
  /** Tells the user; the answer takes it back. */
  readonly #say: () => () => void;
  #wasSaid = false;
  #takeBack: (() => void) | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock, say: () => () => void) {
    this.#clock = clock;
    this.#say = say;
  }

  /** VS Code loads the page now: what it had before, it has thrown away. */
  expect(): void {
    if (this.#wasSaid) return;
    this.#cancelTimer ??= this.#clock.timer(silentLimitMs, () => {
      this.#cancelTimer = undefined;
      this.#wasSaid = true;
      this.#takeBack = this.#say();
    });
  }

  /** The page has spoken, or nobody can see it, or it is closed. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#takeBack?.();
    this.#takeBack = undefined;
  }
}

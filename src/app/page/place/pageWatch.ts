import type { Clock } from '../../../node/clock.ts';

/** A visible page that has sent nothing for so long is missing. */
export const silentLimitMs = 5_000;

/**
 * Notifies once of a visible page that sends nothing, and withdraws that when the page is there or no longer visible.
 */
export class PageWatch {
  readonly #clock: Clock;
  /** Notifies the user; the function returned withdraws the notification. */
  readonly #notify: () => () => void;
  #hasNotified = false;
  #withdraw: (() => void) | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock, notify: () => () => void) {
    this.#clock = clock;
    this.#notify = notify;
  }

  /** VS Code loads the page now: what it had before, it has thrown away. */
  expect(): void {
    if (this.#hasNotified) return;
    this.#cancelTimer ??= this.#clock.timer(silentLimitMs, () => {
      this.#cancelTimer = undefined;
      this.#hasNotified = true;
      this.#withdraw = this.#notify();
    });
  }

  /** The page has sent something, is hidden or is closed. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#withdraw?.();
    this.#withdraw = undefined;
  }
}

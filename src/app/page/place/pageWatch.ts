/** Detects a page that failed to load. */
import type { Clock } from '../../../node/clock.ts';

/** A visible page that has sent nothing for this long has not loaded. */
export const silentLimitMs = 5_000;

/**
 * Notifies once of a visible page that sends nothing, and withdraws the notification when the page responds or is no
 * longer visible.
 */
export class PageWatch {
  readonly #clock: Clock;
  /** Notifies the user; returns a function that withdraws the notification. */
  readonly #notify: () => () => void;
  #hasNotified = false;
  #withdraw: (() => void) | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock, notify: () => () => void) {
    this.#clock = clock;
    this.#notify = notify;
  }

  /** To be called when VS Code loads or reloads the page. */
  expect(): void {
    if (this.#hasNotified) return;
    this.#cancelTimer ??= this.#clock.timer(silentLimitMs, () => {
      this.#cancelTimer = undefined;
      this.#hasNotified = true;
      this.#withdraw = this.#notify();
    });
  }

  /** To be called when the page has sent something, is hidden or is closed. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#withdraw?.();
    this.#withdraw = undefined;
  }
}

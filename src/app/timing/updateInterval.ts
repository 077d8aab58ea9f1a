/** The minimum interval between updates of pages. */
import type { Clock } from '../../node/clock.ts';

/** Four times a second: changes are visible, and the browser is idle in between. */
export const calmIntervalMs = 250;
/** A window's startup work is over after this time. */
export const firstSecondsMs = 20_000;

/**
 * In a window's first seconds, and while another window has the focus, pages are updated less often: each update makes
 * a page render, and a browser that renders continuously postpones its own work, such as starting the service worker
 * that VS Code's next webview waits for.
 */
export class UpdateInterval {
  readonly #clock: Clock;
  readonly #isFocused: () => boolean;
  readonly #startUs: number;

  constructor(clock: Clock, isFocused: () => boolean) {
    this.#clock = clock;
    this.#isFocused = isFocused;
    this.#startUs = clock.nowUs();
  }

  /** The interval between two updates that would be sent every `leastMs`. */
  intervalMs(leastMs: number): number {
    const isFirst = this.#clock.nowUs() - this.#startUs < firstSecondsMs * 1000;
    return isFirst || !this.#isFocused() ? Math.max(leastMs, calmIntervalMs) : leastMs;
  }
}

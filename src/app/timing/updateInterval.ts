import type { Clock } from '../../node/clock.ts';

/** Four times a second: one sees that something moves, and the browser is idle in between. */
export const calmIntervalMs = 250;
/** What a window does after its start, it has done by then. */
export const firstSecondsMs = 20_000;

/**
 * How often pages are told news. In a window's first seconds, and while the user is in another window, that is less often:
 * each news has a page drawn, and a browser that draws without a pause puts off its own work, such as the start of the
 * service worker that VS Code's next webview waits for.
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

  /** Between two news of what would be told every `leastMs`. */
  intervalMs(leastMs: number): number {
    const isFirst = this.#clock.nowUs() - this.#startUs < firstSecondsMs * 1000;
    return isFirst || !this.#isFocused() ? Math.max(leastMs, calmIntervalMs) : leastMs;
  }
}

/** The minimum interval between updates of pages. */
import type { Clock } from '../../node/clock.ts';

/** Four times a second: changes are visible, and the browser is idle in between. */
export const calmIntervalMs = 250;
/** Once a second: nobody reads rows that come so fast, and the machine is busy with what sends them. */
export const floodIntervalMs = 1000;
/** Rows per second. */
const floodRate = 5000;
/** How long rows are counted for a rate. */
const sampleMs = 200;
/** A window's startup work is over after this time. */
export const firstSecondsMs = 20_000;

/**
 * In a window's first seconds, and while another window has the focus, pages are updated less often: each update makes
 * a page render, and a browser that renders continuously postpones its own work, such as starting the service worker
 * that VS Code's next webview waits for. In a flood they give way to what is typed meanwhile.
 */
export class UpdateInterval {
  readonly #clock: Clock;
  readonly #isFocused: () => boolean;
  readonly #rows: () => number;
  readonly #startUs: number;
  #sampleUs: number;
  #sampleRows = 0;
  #isFlood = false;

  /** @param rows how many have ever come */
  constructor(clock: Clock, isFocused: () => boolean, rows: () => number = () => 0) {
    this.#clock = clock;
    this.#isFocused = isFocused;
    this.#rows = rows;
    this.#startUs = this.#sampleUs = clock.nowUs();
  }

  /** The interval between two updates that would be sent every `leastMs`. */
  intervalMs(leastMs: number): number {
    const nowUs = this.#clock.nowUs();
    this.#count(nowUs);
    if (this.#isFlood) return Math.max(leastMs, floodIntervalMs);
    const isFirst = nowUs - this.#startUs < firstSecondsMs * 1000;
    return isFirst || !this.#isFocused() ? Math.max(leastMs, calmIntervalMs) : leastMs;
  }

  #count(nowUs: number): void {
    const sinceMs = (nowUs - this.#sampleUs) / 1000;
    if (sinceMs < sampleMs) return;
    const rows = this.#rows();
    this.#isFlood = ((rows - this.#sampleRows) * 1000) / sinceMs > floodRate;
    this.#sampleUs = nowUs;
    this.#sampleRows = rows;
  }
}

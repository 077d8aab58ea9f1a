/** How often notices of the host are rendered: faster would be unreadable, and rendering dominates the cost. Pure. */
export const calmIntervalMs = 80;
/** While whole screens of rows pass between two renderings, only movement is visible. */
export const floodIntervalMs = 250;
/** More new rows than this between two renderings, about a screen, are a flood. */
const floodRows = 40;

export class DrawPace {
  #next = 0;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #isFlood = false;

  /** The page was rendered with the rows before `next`. */
  drawn(next: number, nowMs: number): void {
    // The same rows are rendered again when their bytes have arrived.
    if (next !== this.#next) this.#isFlood = next - this.#next > floodRows;
    this.#next = next;
    this.#drawnAtMs = nowMs;
  }

  /** How long to wait before the next rendering. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#drawnAtMs + (this.#isFlood ? floodIntervalMs : calmIntervalMs) - nowMs);
  }
}

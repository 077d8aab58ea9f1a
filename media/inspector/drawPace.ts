/** How often what the host tells is drawn. Nobody reads faster, and drawing is what a flood costs. Pure. */
export const calmIntervalMs = 80;
/** While whole screens of rows go by between two drawings, only that they move can be seen. */
export const floodIntervalMs = 250;
/** More new rows than this between two drawings are a flood: about a screen of them. */
const floodRows = 40;

export class DrawPace {
  #next = 0;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #isFlood = false;

  /** The page was drawn up to, but without, row `next`. */
  drawn(next: number, nowMs: number): void {
    // The same rows are drawn once more when their bytes have come.
    if (next !== this.#next) this.#isFlood = next - this.#next > floodRows;
    this.#next = next;
    this.#drawnAtMs = nowMs;
  }

  /** How long to wait before it is drawn again. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#drawnAtMs + (this.#isFlood ? floodIntervalMs : calmIntervalMs) - nowMs);
  }
}

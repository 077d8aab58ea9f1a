/** How often notices of the host are rendered: faster would be unreadable, and rendering dominates the cost. Pure. */
export const calmIntervalMs = 80;
/** While whole screens of rows pass between two renderings, only movement is visible. */
export const floodIntervalMs = 250;
/** Once a second, where whoever types beside it needs the time more. */
export const torrentIntervalMs = 1000;
/** More new rows than this between two renderings are a torrent. */
const torrentRows = 1250;
/** More new rows than this between two renderings, about a screen, are a flood. */
const floodRows = 40;

export class DrawPace {
  #next = 0;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #intervalMs = calmIntervalMs;

  /** The page was rendered with the rows before `next`. */
  drawn(next: number, nowMs: number): void {
    // The same rows are rendered again when their bytes have arrived.
    if (next !== this.#next) this.#intervalMs = intervalFor(next - this.#next);
    this.#next = next;
    this.#drawnAtMs = nowMs;
  }

  /** How long to wait before the next rendering. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#drawnAtMs + this.#intervalMs - nowMs);
  }
}

function intervalFor(rows: number): number {
  if (rows > torrentRows) return torrentIntervalMs;
  return rows > floodRows ? floodIntervalMs : calmIntervalMs;
}

/** Which rows of the Sockets view are other than it shows, and whether it is time to say so. No vscode in here. */
import type { Ledger } from '../../capture/ledger/ledger.ts';

/**
 * How often rows are drawn anew of which only counts have changed. VS Code asks for the rows below each of them, and
 * shows its progress bar while it does: a bar that never rests otherwise, and costs a frame sixty times a second.
 */
export const countsIntervalMs = 1000;
/** A window that is busy asks late, and has its bar for long: it is told as many times more rarely, up to a limit. */
const intervalOfLag = 10;
export const longestIntervalMs = 5000;

/** `later`: too soon after the last time; `all`: other roots, or in another order. Else endpoints, perhaps none. */
export type TreeChange = 'later' | 'all' | readonly number[];

interface Shown {
  readonly version: number | undefined;
  readonly shape: number | undefined;
}

export class TreeUpdates {
  readonly #ledger: Pick<Ledger, 'version' | 'versionOf' | 'shapeOf'>;
  readonly #nowMs: () => number;
  #shown = new Map<number, Shown>();
  #version = -1;
  #order = '';
  #toldMs = Number.NEGATIVE_INFINITY;
  #isAwaited = false;
  #intervalMs = countsIntervalMs;

  /** `nowMs` is monotonic. */
  constructor(ledger: Pick<Ledger, 'version' | 'versionOf' | 'shapeOf'>, nowMs: () => number) {
    this.#ledger = ledger;
    this.#nowMs = nowMs;
  }

  /** What changed since it was asked last; `fading`: endpoints whose rates go down although nothing else changes. */
  take(order: string, endpoints: readonly number[], fading: ReadonlySet<number>): TreeChange {
    const ledger = this.#ledger;
    const isOther = order !== this.#order;
    if (ledger.version === this.#version && !isOther && fading.size === 0) return [];
    const changed = endpoints.filter(
      (id) => this.#shown.get(id)?.version !== ledger.versionOf(id) || fading.has(id),
    );
    const isShape = changed.some((id) => this.#shown.get(id)?.shape !== ledger.shapeOf(id));
    const nowMs = this.#nowMs();
    if (!isOther && !isShape && changed.length > 0 && nowMs - this.#toldMs < this.#intervalMs) return 'later';
    this.#version = ledger.version;
    if (!isOther && changed.length === 0) return [];
    this.#toldMs = nowMs;
    this.#isAwaited = true;
    this.#order = order;
    this.#shown = new Map(
      endpoints.map((id) => [id, { version: ledger.versionOf(id), shape: ledger.shapeOf(id) }]),
    );
    return isOther ? 'all' : changed;
  }

  /** The view asks for the rows below one that it was told of. */
  asked(): void {
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    const lagMs = this.#nowMs() - this.#toldMs;
    this.#intervalMs = Math.min(longestIntervalMs, Math.max(countsIntervalMs, intervalOfLag * lagMs));
  }

  /** Everything is to be told anew. */
  forget(): void {
    this.#order = '';
  }
}

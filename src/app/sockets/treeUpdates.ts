/** Decides which rows of the Sockets view to refresh, and when. No vscode in here. */
import type { Ledger } from '../../capture/ledger/ledger.ts';

/**
 * Interval for refreshing rows of which only counts have changed. For those with children, VS Code requests these and
 * shows its progress bar meanwhile, which would otherwise run permanently and cost a frame sixty times a second.
 */
export const countsIntervalMs = 1000;
/** The interval as a multiple of the view's lag: a busy window requests rows late and shows its bar for longer. */
const intervalOfLag = 10;
export const longestIntervalMs = 5000;

/** `later`: too soon after the last refresh; `all`: the roots or their order changed. Otherwise endpoints, maybe none. */
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
  #refreshedMs = Number.NEGATIVE_INFINITY;
  #isAwaited = false;
  #intervalMs = countsIntervalMs;

  /** `nowMs` is monotonic. */
  constructor(ledger: Pick<Ledger, 'version' | 'versionOf' | 'shapeOf'>, nowMs: () => number) {
    this.#ledger = ledger;
    this.#nowMs = nowMs;
  }

  /** The changes since the last call; `fading`: endpoints whose rates decay although nothing else changes. */
  take(order: string, endpoints: readonly number[], fading: ReadonlySet<number>): TreeChange {
    const ledger = this.#ledger;
    const isOther = order !== this.#order;
    if (ledger.version === this.#version && !isOther && fading.size === 0) return [];
    const changed = endpoints.filter(
      (id) => this.#shown.get(id)?.version !== ledger.versionOf(id) || fading.has(id),
    );
    const isShape = changed.some((id) => this.#shown.get(id)?.shape !== ledger.shapeOf(id));
    const nowMs = this.#nowMs();
    if (!isOther && !isShape && changed.length > 0 && nowMs - this.#refreshedMs < this.#intervalMs)
      return 'later';
    this.#version = ledger.version;
    if (!isOther && changed.length === 0) return [];
    this.#refreshedMs = nowMs;
    this.#isAwaited = false;
    this.#order = order;
    this.#shown = new Map(
      endpoints.map((id) => [id, { version: ledger.versionOf(id), shape: ledger.shapeOf(id) }]),
    );
    return isOther ? 'all' : changed;
  }

  /** To be called when a row with children is refreshed: the view will request them. */
  awaitChildren(): void {
    this.#isAwaited = true;
  }

  /** To be called when the view requests the children of a refreshed row. */
  childrenRequested(): void {
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    const lagMs = this.#nowMs() - this.#refreshedMs;
    this.#intervalMs = Math.min(longestIntervalMs, Math.max(countsIntervalMs, intervalOfLag * lagMs));
  }

  /** Makes the next call return all roots. */
  forget(): void {
    this.#order = '';
  }
}

import { partitionPoint } from '../../model/partitionPoint.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import type { ByteFinder } from '../filter/byteFinder.ts';
import { HitSearch, type HitRows } from './hitScan.ts';

/** More are not counted. */
export const countLimit = 10_000;

/** Counts hits from the first row on, a slice at a time, and remembers where they are. */
export class HitCount {
  readonly #search: HitSearch;
  readonly #places: { readonly row: number; readonly start: number }[] = [];
  #isDone = false;

  constructor(store: CaptureStore, rows: HitRows, finder: ByteFinder) {
    this.#search = new HitSearch(store, rows, finder, { row: rows.first, start: 0 }, false);
  }

  /** Answers whether all are counted, or as many as are counted at all; rows that come later are not. */
  advance(deadlineMs: number, nowMs: () => number): boolean {
    while (!this.#isDone && this.#places.length <= countLimit) {
      const hit = this.#search.advance(deadlineMs, nowMs);
      if (hit === 'later') return false;
      if (hit === undefined) this.#isDone = true;
      else this.#places.push({ row: hit.row, start: hit.start });
      if (nowMs() >= deadlineMs) return this.#isDone || this.#places.length > countLimit;
    }
    return true;
  }

  count(at: { readonly row: number; readonly start: number }): {
    readonly total: number;
    readonly isMore: boolean;
    readonly number?: number;
  } {
    const isMore = this.#places.length > countLimit;
    const total = Math.min(countLimit, this.#places.length);
    const number = partitionPoint(0, total, (index) => {
      const { row, start } = this.#places[index] ?? at;
      return row < at.row || (row === at.row && start <= at.start);
    });
    const isBeyond = isMore && number === total;
    return { total, isMore, ...(isBeyond ? {} : { number: Math.max(1, number) }) };
  }
}

import { partitionPoint } from '../../model/partitionPoint.ts';
import type { Budget, Scan } from '../scan.ts';
import { HitScan } from './hitScan.ts';
import type { HitSource } from './hitSource.ts';

/** More are not counted. */
export const countLimit = 10_000;

/**
 * Counts hits from the first row on and records their positions. It is done when all are counted or the limit is
 * reached; rows that arrive later are not counted.
 */
export class HitCount implements Scan {
  readonly #scan: HitScan;
  readonly #places: { readonly row: number; readonly start: number }[] = [];
  #isAtEnd = false;

  constructor(source: HitSource) {
    this.#scan = new HitScan(source, { row: source.rows.first, start: 0 }, false);
  }

  step(budget: Budget): boolean {
    while (!this.#isDone) {
      if (!this.#scan.step(budget)) return false;
      const { hit } = this.#scan;
      if (hit === undefined) this.#isAtEnd = true;
      else this.#places.push({ row: hit.row, start: hit.start });
      if (budget.nowMs() >= budget.endMs) break;
    }
    return this.#isDone;
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

  get #isDone(): boolean {
    return this.#isAtEnd || this.#places.length > countLimit;
  }
}

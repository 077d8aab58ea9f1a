import type { CaptureRow, CaptureSummary } from '../model/captureRow.ts';
import type { Scope } from '../model/inspectorMessages.ts';
import { BlockQueue } from './blockQueue.ts';
import type { CaptureStore } from './captureStore.ts';

/** The longest a view looks for its rows before it lets others run. */
export const sliceLimitMs = 8;
/** Rows looked at between two looks at the clock. */
const sliceRows = 4096;
const indexBlockRows = 4096;

export interface CaptureViewSummary extends CaptureSummary {
  readonly viewFirst: number;
  readonly viewNext: number;
}

/**
 * The rows of a store that are in a scope, numbered. Row `viewFirst` is the oldest; numbers never shift while
 * rows come and go, until `generation` goes up: when the store is cleared, and when another scope is set.
 *
 * For everything, a row's number is its sequence number. For one endpoint or connection there is an index of
 * sequence numbers, brought up to date when the view is read: a view that nobody reads costs nothing. One read
 * looks for `sliceLimitMs` at most; while `complete` is false, there is more to find: read again.
 */
export class CaptureView {
  readonly #store: CaptureStore;
  readonly #nowMs: () => number;
  readonly #index: BlockQueue<Float64Array>;
  #scope: Scope = {};
  #scopesSet = 0;
  /** Generation of the store that the index belongs to. */
  #indexed: number;
  /** Rows before it have been looked at. */
  #looked = 0;

  constructor(store: CaptureStore, scope: Scope = {}, nowMs: () => number = () => performance.now()) {
    this.#store = store;
    this.#nowMs = nowMs;
    this.#scope = scope;
    this.#indexed = store.generation;
    this.#index = new BlockQueue(store.limitRows, indexBlockRows, (rows) => new Float64Array(rows));
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** Goes up with every clear of the store and every other scope: all row numbers are void then. */
  get generation(): number {
    return this.#store.generation + this.#scopesSet;
  }

  /** All rows that the store has by now are numbered. */
  get complete(): boolean {
    if (this.#scope.id === undefined) return true;
    return this.#indexed === this.#store.generation && this.#looked >= this.#store.next;
  }

  setScope(scope: Scope): void {
    if (scope.id === this.#scope.id) return;
    this.#scope = scope;
    this.#scopesSet++;
    this.#startIndex();
  }

  /** Looks for new rows of the scope for about `budgetMs`; answers `complete`. */
  advance(budgetMs: number): boolean {
    const id = this.#scope.id;
    if (id === undefined) return true;
    const store = this.#store;
    if (this.#indexed !== store.generation) this.#startIndex();
    this.#forgetDropped();
    const deadline = this.#nowMs() + Math.min(budgetMs, sliceLimitMs);
    let seq = Math.max(this.#looked, store.first);
    while (seq < store.next) {
      const end = Math.min(seq + sliceRows, store.next);
      for (; seq < end; seq++) {
        if (store.endpointAt(seq) === id || store.connectionAt(seq) === id) this.#add(seq);
      }
      if (this.#nowMs() >= deadline) break;
    }
    this.#looked = seq;
    return this.complete;
  }

  summary(): CaptureViewSummary {
    this.advance(sliceLimitMs);
    const all = this.#scope.id === undefined;
    return {
      ...this.#store.summary(),
      generation: this.generation,
      viewFirst: all ? this.#store.first : this.#index.first,
      viewNext: all ? this.#store.next : this.#index.next,
    };
  }

  /** The kept ones among `count` view rows from `from` on. */
  rows(from: number, count: number): CaptureRow[] {
    this.advance(sliceLimitMs);
    if (this.#scope.id === undefined) return this.#store.rows(from, count);
    const rows: CaptureRow[] = [];
    const end = Math.min(from + count, this.#index.next);
    for (let number = Math.max(from, this.#index.first); number < end; number++) {
      const row = this.#store.row(this.#seqOf(number));
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  #startIndex(): void {
    this.#index.clear(0);
    this.#indexed = this.#store.generation;
    this.#looked = this.#store.first;
  }

  #add(seq: number): void {
    const number = this.#index.next;
    this.#index.push()[number % indexBlockRows] = seq;
  }

  #seqOf(number: number): number {
    return this.#index.blockOf(number)?.[number % indexBlockRows] ?? -1;
  }

  /** The index is sorted: a binary search finds the oldest row that the store still has. */
  #forgetDropped(): void {
    let low = this.#index.first;
    let high = this.#index.next;
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      if (this.#seqOf(middle) < this.#store.first) low = middle + 1;
      else high = middle;
    }
    this.#index.dropBefore(low);
  }
}

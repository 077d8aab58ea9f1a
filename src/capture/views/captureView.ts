/** What a page lists of the capture: the rows in its scope that match its filter. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import type { CaptureRow, CaptureSummary } from '../../model/captureRow.ts';
import type { Scope } from '../../model/captureScope.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import type { RowFilter } from './rowFilter.ts';
import type { Budget, Scan } from '../scan.ts';
import { RowScan, type RowSource } from './rowScan.ts';

export interface CaptureViewSummary extends CaptureSummary {
  readonly viewFirst: number;
  readonly viewNext: number;
  /** Rows of the scope found so far, whether they match the filter or not. */
  readonly scopeRows: number;
}

/**
 * The rows of a store that are in a scope and match a filter, numbered. Row `viewFirst` is the oldest; numbers never
 * shift while rows are added and dropped, until `generation` increases: when the store is cleared, and when another
 * scope or filter is set.
 *
 *   store ──scope──▶ rows of one endpoint or connection ──filter──▶ rows shown
 *
 * Without scope and filter a row's number is its sequence number. Otherwise each of them is a scan that advances with
 * each `step`, so that a hidden view costs nothing. While `complete` is false, there may be more rows.
 */
export class CaptureView implements Scan {
  readonly #store: CaptureStore;
  readonly #all: RowSource;
  #scope: Scope = {};
  #filter: RowFilter | undefined;
  #changes = 0;
  #scoped: RowScan | undefined;
  #filtered: RowScan | undefined;

  constructor(store: CaptureStore, scope: Scope = {}) {
    this.#store = store;
    this.#all = {
      get first() {
        return store.first;
      },
      get next() {
        return store.next;
      },
      seqOf: (number) => number,
    };
    this.#scope = scope;
    this.#startScans();
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** Increases when the store is cleared and when the scope or filter changes: all row numbers are invalid then. */
  get generation(): number {
    return this.#store.generation + this.#changes;
  }

  /** Every row now in the store has been tested. */
  get complete(): boolean {
    return this.#scoped?.complete !== false && this.#filtered?.complete !== false;
  }

  /** The oldest row at the last `step` or `summary`. */
  get viewFirst(): number {
    return this.#shown.first;
  }

  /** The matching rows, by number. */
  get shownRows(): RowSource {
    return {
      first: Math.max(this.#shown.first, 0),
      next: this.#shown.next,
      seqOf: (number) => this.#shown.seqOf(number),
    };
  }

  setScope(scope: Scope): void {
    if (scope.id === this.#scope.id) return;
    this.#scope = scope;
    this.#changes++;
    this.#startScans();
  }

  /** Undefined: all rows of the scope. */
  setFilter(filter: RowFilter | undefined): void {
    this.#filter = filter;
    this.#changes++;
    this.#startFilter();
  }

  /** Tests more rows; returns `complete`. */
  step(budget: Budget): boolean {
    this.#scoped?.step(budget);
    this.#filtered?.step(budget);
    return this.complete;
  }

  /** The current state, without testing more rows. */
  summary(): CaptureViewSummary {
    this.#forgetDropped();
    const shown = this.#shown;
    const inScope = this.#inScope;
    return {
      ...this.#store.summary(),
      generation: this.generation,
      viewFirst: shown.first,
      viewNext: shown.next,
      scopeRows: inScope.next - inScope.first,
    };
  }

  /** The sequence number of a view row; -1: no longer kept. */
  seqOf(number: number): number {
    return this.#shown.seqOf(number);
  }

  /** Up to `count` view rows from `from` on, without those no longer kept. */
  rows(from: number, count: number): CaptureRow[] {
    this.#forgetDropped();
    const shown = this.#shown;
    const rows: CaptureRow[] = [];
    const end = Math.min(from + count, shown.next);
    for (let number = Math.max(from, shown.first); number < end; number++) {
      const row = this.#store.row(shown.seqOf(number));
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** The view's number of a row of the store; undefined: not in the view. */
  rowOf(seq: number): number | undefined {
    this.#forgetDropped();
    const shown = this.#shown;
    const at = partitionPoint(shown.first, shown.next, (number) => shown.seqOf(number) < seq);
    return at < shown.next && shown.seqOf(at) === seq ? at : undefined;
  }

  #forgetDropped(): void {
    this.#scoped?.forgetDropped();
    this.#filtered?.forgetDropped();
  }

  get #inScope(): RowSource {
    return this.#scoped?.found ?? this.#all;
  }

  get #shown(): RowSource {
    return this.#filtered?.found ?? this.#inScope;
  }

  #startScans(): void {
    const { id } = this.#scope;
    this.#scoped =
      id === undefined ? undefined : new RowScan(this.#store, this.#all, scopeFilter(this.#store, id));
    this.#startFilter();
  }

  #startFilter(): void {
    this.#filtered =
      this.#filter === undefined ? undefined : new RowScan(this.#store, this.#inScope, this.#filter);
  }
}

/** Selects an endpoint with its connections, or one connection, by two columns. */
function scopeFilter(store: CaptureStore, id: number): RowFilter {
  return {
    judge: (seq) => (store.isOf(seq, id) ? 'shown' : 'hidden'),
    judgeBytes: () => 'hidden',
    overlapBytes: 0,
    partBytes: Infinity,
    stepBytes: Infinity,
  };
}

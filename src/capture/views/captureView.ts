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
  /** Rows of the scope found so far, whatever the filter says of them. */
  readonly scopeRows: number;
}

/**
 * The rows of a store that are in a scope and that a filter shows, numbered. Row `viewFirst` is the oldest; numbers
 * never shift while rows come and go, until `generation` goes up: when the store is cleared, and when another scope
 * or filter is set.
 *
 *   store ──scope──▶ rows of one endpoint or connection ──filter──▶ rows shown
 *
 * Without scope and filter a row's number is its sequence number. Otherwise each of them is a scan that goes on with
 * each `step`: a hidden view costs nothing. While `complete` is false, there is more to find.
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

  /** Goes up with every clear of the store and every other scope or filter: all row numbers are void then. */
  get generation(): number {
    return this.#store.generation + this.#changes;
  }

  /** Every row that the store has by now has been tested. */
  get complete(): boolean {
    return this.#scoped?.complete !== false && this.#filtered?.complete !== false;
  }

  /** The oldest row at the last `step` or `summary`. */
  get viewFirst(): number {
    return this.#shown.first;
  }

  /** The rows shown, by number. */
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

  /** Looks for more rows; returns `complete`. */
  step(budget: Budget): boolean {
    this.#scoped?.step(budget);
    this.#filtered?.step(budget);
    return this.complete;
  }

  /** What there is by now; it does not look for more. */
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

  /** The sequence number of a row shown; -1 where the number is not kept. */
  seqOf(number: number): number {
    return this.#shown.seqOf(number);
  }

  /** The kept ones among `count` view rows from `from` on. */
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

  /** The number under which the view has a row of the store; undefined: it does not show it. */
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

/** Of an endpoint with its connections, or of one connection: a matter of two columns. */
function scopeFilter(store: CaptureStore, id: number): RowFilter {
  return {
    judge: (seq) => (store.isOf(seq, id) ? 'shown' : 'hidden'),
    judgeBytes: () => 'hidden',
    overlapBytes: 0,
    partBytes: Infinity,
    stepBytes: Infinity,
  };
}

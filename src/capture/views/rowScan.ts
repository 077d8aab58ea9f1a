/** The scan that finds the rows matching a filter. */
import type { CaptureStore } from '../store/captureStore.ts';
import { StepMeter, type Budget, type Scan } from '../scan.ts';
import type { RowFilter, RowMatch } from './rowFilter.ts';
import { RowIndex } from '../store/rowIndex.ts';

/** Numbered rows, `first` ≤ number < `next`, each a row of a store. */
export interface RowSource {
  readonly first: number;
  readonly next: number;
  seqOf(number: number): number;
}

/** Finds the rows of a source that match a filter; it continues where it stopped, even in the middle of a chunk. */
export class RowScan implements Scan {
  readonly found: RowIndex;
  readonly #store: CaptureStore;
  readonly #source: RowSource;
  readonly #filter: RowFilter;
  /** Rows of the source before it have been tested. */
  #at: number;
  /** Bytes of the row `#at` tested so far. */
  #offset = 0;
  /** A row is one unit, and so are each `stepBytes` of its bytes. */
  readonly #meter: StepMeter;

  constructor(store: CaptureStore, source: RowSource, filter: RowFilter, meter = new StepMeter()) {
    this.#meter = meter;
    this.#store = store;
    this.#source = source;
    this.#filter = filter;
    this.found = new RowIndex(store.limitRows);
    this.#at = source.first;
  }

  /** Every row now in the source has been tested. */
  get complete(): boolean {
    return this.#at >= this.#source.next;
  }

  step(budget: Budget): boolean {
    const source = this.#source;
    this.forgetDropped();
    if (this.#at < source.first) this.#moveTo(source.first);
    this.#meter.start(budget);
    while (this.#at < source.next) if (this.#meter.isOver(this.#testRow(source.seqOf(this.#at)))) break;
    return this.complete;
  }

  /** Drops rows that are no longer in the store. */
  forgetDropped(): void {
    this.found.dropBefore(this.#store.first);
  }

  /** Tests a row, or a part of its bytes; returns the cost. */
  #testRow(seq: number): number {
    if (this.#offset === 0) {
      const result = this.#filter.judge(seq);
      if (result !== 'bytes') {
        this.#settle(seq, result);
        return 1;
      }
    }
    const { partBytes, overlapBytes, stepBytes } = this.#filter;
    const left = this.#store.lengthAt(seq) - this.#offset;
    const length = Math.min(left, partBytes + overlapBytes);
    const result = this.#filter.judgeBytes(seq, this.#offset, length);
    if (result !== 'bytes' || length === left) this.#settle(seq, result);
    else this.#offset += partBytes;
    return 1 + length / stepBytes;
  }

  #settle(seq: number, result: RowMatch): void {
    if (result === 'shown') this.found.add(seq);
    this.#moveTo(this.#at + 1);
  }

  #moveTo(number: number): void {
    this.#at = number;
    this.#offset = 0;
  }
}

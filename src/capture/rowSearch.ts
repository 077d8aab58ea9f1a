import type { CaptureStore } from './captureStore.ts';
import type { RowFilter } from './rowFilter.ts';
import { RowIndex } from './rowIndex.ts';

/** Numbered rows: `first` up to but without `next`, each standing for one of a store. */
export interface RowSource {
  readonly first: number;
  readonly next: number;
  seqOf(number: number): number;
}

/** A longer chunk is looked at in parts of this many bytes. */
const partBytes = 64 * 1024;
/** One look at the clock for so many steps: a row is one, and so is each `stepBytes` of its bytes. */
const lookSteps = 256;
const stepBytes = 1024;

/** Finds the rows of a source that a filter shows, a slice at a time; it goes on where it stopped, even in a chunk. */
export class RowSearch {
  readonly found: RowIndex;
  readonly #store: CaptureStore;
  readonly #source: RowSource;
  readonly #filter: RowFilter;
  /** Rows of the source before it have been looked at. */
  #at: number;
  /** Bytes of the row `#at` that have been looked at. */
  #offset = 0;

  constructor(store: CaptureStore, source: RowSource, filter: RowFilter) {
    this.#store = store;
    this.#source = source;
    this.#filter = filter;
    this.found = new RowIndex(store.limitRows);
    this.#at = source.first;
  }

  /** Every row that the source has by now has been looked at. */
  get complete(): boolean {
    return this.#at >= this.#source.next;
  }

  /** Goes on until everything is looked at or the clock stands at `deadlineMs`. */
  advance(deadlineMs: number, nowMs: () => number): void {
    const source = this.#source;
    this.forgetDropped();
    if (this.#at < source.first) this.#moveTo(source.first);
    let steps = 0;
    while (this.#at < source.next) {
      steps += this.#step(source.seqOf(this.#at));
      if (steps < lookSteps) continue;
      if (nowMs() >= deadlineMs) return;
      steps = 0;
    }
  }

  /** Rows that the store has dropped, or was cleared of, are found no more. */
  forgetDropped(): void {
    this.found.dropBefore(this.#store.first);
  }

  /** A row, or a part of its bytes; answers what it has cost. */
  #step(seq: number): number {
    const verdict = this.#offset > 0 ? 'bytes' : this.#filter.judge(seq);
    if (verdict !== 'bytes') {
      if (verdict === 'shown') this.found.add(seq);
      this.#moveTo(this.#at + 1);
      return 1;
    }
    const left = this.#store.lengthAt(seq) - this.#offset;
    const length = Math.min(left, partBytes + this.#filter.overlapBytes);
    const isFound = this.#store.lookAt(seq, this.#offset, length, this.#filter);
    if (isFound) this.found.add(seq);
    if (isFound || length === left) this.#moveTo(this.#at + 1);
    else this.#offset += partBytes;
    return 1 + length / stepBytes;
  }

  #moveTo(number: number): void {
    this.#at = number;
    this.#offset = 0;
  }
}

/** The time series of the traffic chart. */
import type { ChartRates } from '../../model/follow.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import { StepMeter, type Budget, type Scan } from '../scan.ts';
import type { CaptureView } from '../views/captureView.ts';

export const bucketLimit = 600;
const finestUs = 100_000;
/** Finest buckets, complete ones, over which the current rates are averaged. */
const rateBuckets = 15;
const recentSize = 32;
/** Alternating merge factors, so that widths stay round. */
const steps = [2, 5] as const;

interface Buckets {
  readonly bytesIn: Float64Array;
  readonly bytesOut: Float64Array;
  readonly eventsIn: Float64Array;
  readonly eventsOut: Float64Array;
  /** The first row's number in the view; -1: none. */
  readonly firstRow: Float64Array;
}
const sums = ['bytesIn', 'bytesOut', 'eventsIn', 'eventsOut'] as const;

/**
 * Bytes and events of the rows in a view over time, in at most `bucketLimit` buckets: of 100 ms at first, then of
 * 200 ms, 1 s, 2 s, 10 s … It takes 24 kB.
 */
export class RateSeries implements Scan {
  readonly #store: CaptureStore;
  readonly #view: CaptureView;
  readonly #meter = new StepMeter();
  readonly #buckets = newBuckets(bucketLimit);
  /** A ring of the latest finest buckets by number; `at` is that number. */
  readonly #recent = { ...newBuckets(recentSize), at: new Float64Array(recentSize).fill(-1) };
  #generation = -1;
  #next = 0;
  #startUs = -1;
  #bucketUs = finestUs;
  #count = 0;
  #merges = 0;

  constructor(store: CaptureStore, view: CaptureView) {
    this.#store = store;
    this.#view = view;
  }

  get generation(): number {
    return this.#generation;
  }

  get startUs(): number {
    return Math.max(0, this.#startUs);
  }

  get bucketUs(): number {
    return this.#bucketUs;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns whether all rows found by the view so far are counted. */
  step(budget: Budget): boolean {
    const { generation, viewFirst, viewNext } = this.#view.summary();
    if (generation !== this.#generation) this.#begin(generation);
    this.#next = Math.max(this.#next, viewFirst);
    this.#meter.start(budget);
    while (this.#next < viewNext) {
      this.#add(this.#next, this.#view.seqOf(this.#next));
      this.#next++;
      if (this.#meter.isOver(1)) break;
    }
    return this.#next >= viewNext;
  }

  /** The columns concatenated, as the page reads them. */
  figures(): Uint8Array {
    const { bytesIn, bytesOut, eventsIn, eventsOut, firstRow } = this.#buckets;
    const figures = new Float64Array(5 * this.#count);
    [bytesIn, bytesOut, eventsIn, eventsOut, firstRow].forEach((column, index) => {
      figures.set(column.subarray(0, this.#count), index * this.#count);
    });
    return new Uint8Array(figures.buffer);
  }

  /** Per second, averaged over the last complete one and a half seconds before `nowUs`. */
  rates(nowUs: number): ChartRates {
    const last = Math.floor(nowUs / finestUs);
    const rates = { bytesIn: 0, bytesOut: 0, eventsIn: 0, eventsOut: 0 };
    for (let number = last - rateBuckets; number < last; number++) {
      const index = number % recentSize;
      if (number < 0 || this.#recent.at[index] !== number) continue;
      for (const sum of sums) rates[sum] += this.#recent[sum][index] ?? 0;
    }
    const perSecond = 1e6 / (rateBuckets * finestUs);
    for (const sum of sums) rates[sum] *= perSecond;
    return rates;
  }

  #begin(generation: number): void {
    this.#generation = generation;
    this.#next = 0;
    this.#startUs = -1;
    this.#bucketUs = finestUs;
    this.#count = 0;
    this.#merges = 0;
    this.#recent.at.fill(-1);
  }

  #add(row: number, seq: number): void {
    if (seq < this.#store.first) return;
    const us = this.#store.timeAt(seq);
    if (this.#startUs < 0) this.#startUs = Math.floor(us / finestUs) * finestUs;
    let index = Math.floor((us - this.#startUs) / this.#bucketUs);
    while (index >= bucketLimit) {
      this.#merge();
      index = Math.floor((us - this.#startUs) / this.#bucketUs);
    }
    // Times of different sockets may be slightly out of order.
    if (index < 0) index = 0;
    this.#clearUpTo(index);
    const buckets = this.#buckets;
    if ((buckets.firstRow[index] ?? -1) < 0) buckets.firstRow[index] = row;
    const direction = this.#store.directionAt(seq);
    if (direction === undefined) return;
    count(buckets, index, direction, this.#store.lengthAt(seq));
    const number = Math.floor(us / finestUs);
    const recent = number % recentSize;
    if ((this.#recent.at[recent] ?? -1) < number) {
      this.#recent.at[recent] = number;
      for (const sum of sums) this.#recent[sum][recent] = 0;
    }
    if (this.#recent.at[recent] === number) count(this.#recent, recent, direction, this.#store.lengthAt(seq));
  }

  #clearUpTo(index: number): void {
    for (; this.#count <= index; this.#count++) {
      for (const sum of sums) this.#buckets[sum][this.#count] = 0;
      this.#buckets.firstRow[this.#count] = -1;
    }
  }

  /** Merges each two or five buckets into one. */
  #merge(): void {
    const by = steps[this.#merges++ % steps.length] ?? 2;
    const merged = Math.ceil(this.#count / by);
    const buckets = this.#buckets;
    for (let index = 0; index < merged; index++) {
      const from = index * by;
      const to = Math.min(from + by, this.#count);
      for (const sum of sums)
        buckets[sum][index] = buckets[sum].subarray(from, to).reduce((all, one) => all + one, 0);
      buckets.firstRow[index] = buckets.firstRow.subarray(from, to).find((row) => row >= 0) ?? -1;
    }
    this.#count = merged;
    this.#bucketUs *= by;
  }
}

function newBuckets(size: number): Buckets {
  return {
    bytesIn: new Float64Array(size),
    bytesOut: new Float64Array(size),
    eventsIn: new Float64Array(size),
    eventsOut: new Float64Array(size),
    firstRow: new Float64Array(size),
  };
}

function count(buckets: Buckets, index: number, direction: 'in' | 'out', length: number): void {
  const [bytes, events] =
    direction === 'in' ? [buckets.bytesIn, buckets.eventsIn] : [buckets.bytesOut, buckets.eventsOut];
  bytes[index] = (bytes[index] ?? 0) + length;
  events[index] = (events[index] ?? 0) + 1;
}

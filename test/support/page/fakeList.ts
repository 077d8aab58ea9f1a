import type { RowsResult, RowsRequest, ViewSummary } from '../../../src/page/listMessages.ts';
import { fakeFilter } from './fakeFilter.ts';
import type { FakeRow, RowMaker } from './fakeRows.ts';

const previewBytes = 256;
/** Told before they are asked for. */
const newestRows = 80;

/** The rows that a page is shown: made when they are asked for, numbered and filtered as the host does. */
export class FakeList {
  makeRow: RowMaker;
  rows: number;
  dropped: number;
  generation = 0;
  filter = fakeFilter('');
  #foundOf: readonly unknown[] = [];
  #found: readonly number[] = [];

  constructor(makeRow: RowMaker, rows: number, dropped: number) {
    this.makeRow = makeRow;
    this.rows = rows;
    this.dropped = dropped;
  }

  view(): { viewFirst: number; viewNext: number } {
    if (this.filter.text !== '') return { viewFirst: 0, viewNext: this.#filtered().length };
    return { viewFirst: this.dropped, viewNext: this.#next };
  }

  /** A row by its number in the view. */
  row(number: number): FakeRow {
    return this.makeRow(this.filter.text === '' ? number : (this.#filtered()[number] ?? 0));
  }

  answer({ generation, from, count }: RowsRequest): RowsResult {
    const { viewFirst, viewNext } = this.view();
    const first = Math.max(from, viewFirst);
    const next = Math.min(from + count, viewNext);
    const made = Array.from({ length: Math.max(0, next - first) }, (_, index) => this.row(first + index));
    const previews = made.map(({ bytes }) => bytes.subarray(0, previewBytes));
    return {
      generation,
      from: first,
      rows: made.map(({ row }) => row),
      previews: new Uint8Array(previews.flatMap((bytes) => [...bytes])),
      previewLengths: previews.map((bytes) => bytes.length),
      peers: made.map(({ peer }) => peer),
      hits: previews.map((bytes) => this.filter.hitsIn(bytes)),
    };
  }

  newest(): RowsResult {
    const { viewFirst, viewNext } = this.view();
    const from = Math.max(viewFirst, viewNext - newestRows);
    return this.answer({ generation: this.generation, from, count: viewNext - from });
  }

  summary(): Pick<
    ViewSummary,
    | 'generation'
    | 'first'
    | 'next'
    | 'viewFirst'
    | 'viewNext'
    | 'filter'
    | 'filterWords'
    | 'scopeRows'
    | 'searching'
  > {
    return {
      generation: this.generation,
      first: this.dropped,
      next: this.#next,
      ...this.view(),
      filter: this.filter.text,
      filterWords: this.filter.words,
      scopeRows: this.rows,
      searching: false,
    };
  }

  get #next(): number {
    return this.dropped + this.rows;
  }

  /** Filtered, the view holds what the first thousand rows have. */
  #filtered(): readonly number[] {
    const of = [this.filter, this.makeRow, this.dropped, Math.min(1000, this.rows)];
    if (of.some((part, index) => part !== this.#foundOf[index])) {
      const all = Array.from({ length: Math.min(1000, this.rows) }, (_, index) => this.dropped + index);
      this.#found = all.filter((seq) => this.filter.shows(this.makeRow(seq)));
      this.#foundOf = of;
    }
    return this.#found;
  }
}

/** Which chunk of its stream comes after a chunk, among the rows of a view. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import type { HitRows } from './hitSource.ts';

/** The next chunk is usually nearer than this: to look for it there is cheaper than to index all rows. */
const nearRows = 64;
/** Rows indexed at once. */
const batchRows = 256;
/** What that costs, in rows without bytes. */
export const lookCost = batchRows / 2;

/** The indexed rows of one direction of a connection. */
interface Stream {
  /** In the order in which they were indexed, downwards: the first of them is the last. */
  readonly down: number[];
  readonly up: number[];
}

/**
 * Where the next chunk is far away, it indexes the rows around those that it is asked about, as far as necessary: a search that goes through
 * a view one way indexes each row once at most.
 */
export class NextChunks {
  readonly #store: CaptureStore;
  readonly #rows: HitRows;
  readonly #streams = new Map<number, Stream>();
  /** Rows `#low` ≤ row < `#high` are indexed. */
  #low = 0;
  #high = -1;

  constructor(store: CaptureStore, rows: HitRows) {
    this.#store = store;
    this.#rows = rows;
  }

  /** Undefined: there is none. `unknown`: `look` first. */
  after(row: number): number | undefined | 'unknown' {
    const near = this.#nearAfter(row);
    if (near !== undefined) return near;
    if (row + 1 < this.#low || row >= this.#high) return row + 1 < this.#rows.next ? 'unknown' : undefined;
    const { down = [], up = [] } = this.#streams.get(this.#keyOf(row)) ?? {};
    const next =
      down.findLast((one) => one > row) ??
      up[partitionPoint(0, up.length, (index) => (up[index] ?? 0) <= row)];
    return next ?? (this.#high < this.#rows.next ? 'unknown' : undefined);
  }

  /** Indexes more of the rows after a row about which something is unknown. */
  look(row: number): void {
    if (row >= this.#high) {
      // What is behind it is not asked for again.
      this.#streams.clear();
      this.#low = row + 1;
      this.#high = row + 1;
    }
    if (row + 1 < this.#low) {
      const end = Math.max(row + 1, this.#low - batchRows);
      while (this.#low > end) this.#add((this.#low -= 1), 'down');
    } else {
      const end = Math.min(this.#rows.next, this.#high + batchRows);
      for (; this.#high < end; this.#high++) this.#add(this.#high, 'up');
    }
  }

  #nearAfter(row: number): number | undefined {
    const rows = this.#rows;
    const store = this.#store;
    const seq = rows.seqOf(row);
    const connection = store.connectionAt(seq);
    const direction = store.directionAt(seq);
    const end = Math.min(rows.next, row + 1 + nearRows);
    for (let next = row + 1; next < end; next++) {
      const other = rows.seqOf(next);
      if (store.connectionAt(other) !== connection || store.directionAt(other) !== direction) continue;
      if (store.lengthAt(other) > 0) return next;
    }
    return undefined;
  }

  #add(row: number, list: keyof Stream): void {
    if (this.#store.lengthAt(this.#rows.seqOf(row)) === 0) return;
    const key = this.#keyOf(row);
    const stream = this.#streams.get(key) ?? { down: [], up: [] };
    stream[list].push(row);
    this.#streams.set(key, stream);
  }

  /** Of its connection and direction. */
  #keyOf(row: number): number {
    const seq = this.#rows.seqOf(row);
    return 2 * this.#store.connectionAt(seq) + (this.#store.directionAt(seq) === 'in' ? 1 : 0);
  }
}

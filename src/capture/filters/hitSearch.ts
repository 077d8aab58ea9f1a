import type { CaptureStore } from '../captureStore.ts';
import type { ByteFinder } from './byteFinder.ts';

/** Rows in which is searched: those of a view. */
export interface HitRows {
  readonly first: number;
  readonly next: number;
  seqOf(row: number): number;
}

/** Bytes of a row, from `start` up to but without `end`. */
export interface Hit {
  readonly row: number;
  readonly seq: number;
  readonly start: number;
  readonly end: number;
}

/** One look at the clock for so many steps, as in `RowSearch`. */
const lookSteps = 256;

/**
 * Goes from hit to hit through the bytes of rows, forward or backward, a slice at a time, without turning round at
 * the end. Hits lie within one part of a row: those over two rows are the stream view's.
 */
export class HitSearch {
  readonly #store: CaptureStore;
  readonly #rows: HitRows;
  readonly #finder: ByteFinder;
  readonly #isBackward: boolean;
  #row: number;
  /** Forward: bytes before it are done. Backward: hits begin before it. */
  #limit: number;

  constructor(
    store: CaptureStore,
    rows: HitRows,
    finder: ByteFinder,
    from: { readonly row: number; readonly start: number },
    isBackward: boolean,
  ) {
    this.#store = store;
    this.#rows = rows;
    this.#finder = finder;
    this.#isBackward = isBackward;
    this.#row = from.row;
    this.#limit = from.start;
  }

  /** The next hit; `later` when the clock stands at `deadlineMs`, undefined when there is none any more. */
  advance(deadlineMs: number, nowMs: () => number): Hit | 'later' | undefined {
    let steps = 0;
    for (;;) {
      if (this.#isBackward) this.#row = Math.min(this.#row, this.#rows.next - 1);
      else if (this.#row < this.#rows.first) this.#moveTo(this.#rows.first);
      if (this.#row < this.#rows.first || this.#row >= this.#rows.next) return undefined;
      const seq = this.#rows.seqOf(this.#row);
      const hit = this.#isBackward ? this.#lastIn(seq) : this.#firstIn(seq);
      if (typeof hit !== 'number') return hit;
      steps += hit;
      if (steps < lookSteps) continue;
      if (nowMs() >= deadlineMs) return 'later';
      steps = 0;
    }
  }

  /** In one part of a row, and on to the next; or what looking there has cost. */
  #firstIn(seq: number): Hit | number {
    const { partBytes, overlapBytes, stepBytes } = this.#finder;
    const total = this.#store.lengthAt(seq);
    const from = this.#limit;
    const end = Math.min(total, from + partBytes + overlapBytes);
    const found = from >= total ? undefined : this.#hitsIn(seq, from, end, 1)[0];
    if (found !== undefined) {
      const hit = { row: this.#row, seq, ...found };
      this.#limit = Math.max(found.end, found.start + 1);
      return hit;
    }
    if (end === total) this.#moveTo(this.#row + 1);
    else this.#limit = from + partBytes;
    return 1 + (end - from) / stepBytes;
  }

  #lastIn(seq: number): Hit | number {
    const { partBytes, overlapBytes, stepBytes } = this.#finder;
    const total = this.#store.lengthAt(seq);
    const limit = Math.min(this.#limit, total);
    const from = Math.max(0, limit - partBytes);
    const end = Math.min(total, limit + overlapBytes);
    const found =
      limit <= 0 ? undefined : this.#hitsIn(seq, from, end, Infinity).findLast(({ start }) => start < limit);
    if (found !== undefined) {
      this.#limit = found.start;
      return { row: this.#row, seq, ...found };
    }
    if (from === 0) this.#moveTo(this.#row - 1);
    else this.#limit = from;
    return 1 + (end - from) / stepBytes;
  }

  /** Side by side, never one in another. */
  #hitsIn(seq: number, from: number, end: number, count: number): { start: number; end: number }[] {
    const hits: { start: number; end: number }[] = [];
    const finder = this.#finder;
    const isLast = end === this.#store.lengthAt(seq);
    this.#store.lookAt(seq, from, end - from, {
      look: (bytes, first, to) => {
        const shift = from - first;
        for (let at = first; at < to && hits.length < count;) {
          const edges = { isFirst: at + shift === 0, isLast };
          const start = finder.find(bytes, at, to, edges);
          if (start < 0) break;
          hits.push({ start: start + shift, end: start + shift + finder.foundLength });
          at = start + Math.max(1, finder.foundLength);
        }
        return true;
      },
    });
    return hits;
  }

  #moveTo(row: number): void {
    this.#row = row;
    this.#limit = this.#isBackward ? Infinity : 0;
  }
}

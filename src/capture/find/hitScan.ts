import type { CaptureStore } from '../store/captureStore.ts';
import { LookPace } from '../lookPace.ts';
import type { ByteFinder } from '../filter/byteFinder.ts';

/** Rows in which is searched: those of a view. */
export interface HitRows {
  readonly first: number;
  readonly next: number;
  seqOf(row: number): number;
}

/** From `start` up to but without `end`. */
interface Bytes {
  readonly start: number;
  readonly end: number;
}

/** Bytes of a row. */
export interface Hit extends Bytes {
  readonly row: number;
  readonly seq: number;
}

/**
 * Goes from hit to hit through the bytes of rows, forward or backward, a slice at a time, without turning round at
 * the end. Hits lie within one part of a row: those over two rows are the stream view's.
 */
export class HitSearch {
  readonly #store: CaptureStore;
  readonly #rows: HitRows;
  readonly #finder: ByteFinder;
  readonly #isBackward: boolean;
  /** Steps as in `RowSearch`. */
  readonly #pace = new LookPace();
  #row: number;
  /** Forward: bytes before it are done. Backward: hits begin before it. */
  #limit: number;
  /** Backward, the part that is gone through: the next look begins at `at`, and the latest hit is the last so far. */
  #part: { readonly from: number; readonly end: number; at: number; last: Bytes | undefined } | undefined;

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
    this.#pace.begin(nowMs());
    for (;;) {
      if (this.#isBackward) this.#row = Math.min(this.#row, this.#rows.next - 1);
      else if (this.#row < this.#rows.first) this.#moveTo(this.#rows.first);
      if (this.#row < this.#rows.first || this.#row >= this.#rows.next) return undefined;
      const seq = this.#rows.seqOf(this.#row);
      const hit = this.#isBackward ? this.#lastIn(seq) : this.#firstIn(seq);
      if (typeof hit !== 'number') return hit;
      if (this.#pace.isOver(hit, deadlineMs, nowMs)) return 'later';
    }
  }

  /** In one part of a row, and on to the next; or what looking there has cost. */
  #firstIn(seq: number): Hit | number {
    const { partBytes, overlapBytes, stepBytes } = this.#finder;
    const total = this.#store.lengthAt(seq);
    const from = this.#limit;
    const end = Math.min(total, from + partBytes + overlapBytes);
    const found = from >= total ? undefined : this.#hitIn(seq, from, end);
    if (found !== undefined) {
      const hit = { row: this.#row, seq, ...found };
      this.#limit = Math.max(found.end, found.start + 1);
      return hit;
    }
    if (end === total) this.#moveTo(this.#row + 1);
    else this.#limit = from + partBytes;
    return 1 + (end - from) / stepBytes;
  }

  /** One look for the next hit in a part; the last hit once there is none any more. Hits stand side by side. */
  #lastIn(seq: number): Hit | number {
    const { partBytes, overlapBytes, stepBytes } = this.#finder;
    const total = this.#store.lengthAt(seq);
    const limit = Math.min(this.#limit, total);
    if (limit <= 0) {
      this.#moveTo(this.#row - 1);
      return 1;
    }
    const from = Math.max(0, limit - partBytes);
    this.#part ??= { from, end: Math.min(total, limit + overlapBytes), at: from, last: undefined };
    const part = this.#part;
    const found = part.at < part.end ? this.#hitIn(seq, part.at, part.end) : undefined;
    const cost = 1 + (part.end - part.at) / stepBytes;
    if (found !== undefined && found.start < limit) {
      part.last = found;
      part.at = Math.max(found.end, found.start + 1);
      return cost;
    }
    this.#part = undefined;
    if (part.last !== undefined) {
      this.#limit = part.last.start;
      return { row: this.#row, seq, ...part.last };
    }
    if (part.from === 0) this.#moveTo(this.#row - 1);
    else this.#limit = part.from;
    return cost;
  }

  #hitIn(seq: number, from: number, end: number): Bytes | undefined {
    const finder = this.#finder;
    const isLast = end === this.#store.lengthAt(seq);
    let hit: Bytes | undefined;
    this.#store.lookAt(seq, from, end - from, {
      look: (bytes, first, to) => {
        const shift = from - first;
        const start = finder.find(bytes, first, to, { isFirst: from === 0, isLast });
        if (start >= 0) hit = { start: start + shift, end: start + shift + finder.foundLength };
        return true;
      },
    });
    return hit;
  }

  #moveTo(row: number): void {
    this.#row = row;
    this.#part = undefined;
    this.#limit = this.#isBackward ? Infinity : 0;
  }
}

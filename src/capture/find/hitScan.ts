/** Find: from hit to hit through the bytes of a view's rows, and through the words of its steps. */
import type { CaptureStore } from '../store/captureStore.ts';
import { StepMeter, type Budget, type Scan } from '../scan.ts';
import type { ByteFinder } from '../filter/byteFinder.ts';
import type { StepWords } from './stepWords.ts';

/** The rows to search, those of a view. */
export interface HitRows {
  readonly first: number;
  readonly next: number;
  seqOf(row: number): number;
}

/** Bytes `start` ≤ index < `end`. */
interface Bytes {
  readonly start: number;
  readonly end: number;
}

/** A match in the bytes of a row, or in the UTF-8 of a step's words. */
export interface Hit extends Bytes {
  readonly row: number;
  readonly seq: number;
}

/**
 * Finds the next hit, forward or backward, without wrapping around. It is done when it has found `hit`, or there are
 * no more. A hit lies within one row; hits that span rows are found by following the connection.
 */
export class HitScan implements Scan {
  readonly #store: CaptureStore;
  readonly #rows: HitRows;
  readonly #finder: ByteFinder;
  readonly #isBackward: boolean;
  readonly #words: StepWords;
  /** Units as in `RowScan`. */
  readonly #meter = new StepMeter();
  #hit: Hit | undefined;
  #row: number;
  /** Forward: bytes before it are done. Backward: hits begin before it. */
  #limit: number;
  /** Backward: the part being searched; the next search begins at `at`, and `last` is the latest hit in it so far. */
  #part: { readonly from: number; readonly end: number; at: number; last: Bytes | undefined } | undefined;

  constructor(
    store: CaptureStore,
    rows: HitRows,
    finder: ByteFinder,
    from: { readonly row: number; readonly start: number },
    isBackward: boolean,
    words: StepWords = () => undefined,
  ) {
    this.#store = store;
    this.#rows = rows;
    this.#finder = finder;
    this.#isBackward = isBackward;
    this.#words = words;
    this.#row = from.row;
    this.#limit = from.start;
  }

  /** Valid once it is done. Undefined: there is none. */
  get hit(): Hit | undefined {
    return this.#hit;
  }

  step(budget: Budget): boolean {
    this.#hit = undefined;
    this.#meter.start(budget);
    for (;;) {
      if (this.#isBackward) this.#row = Math.min(this.#row, this.#rows.next - 1);
      else if (this.#row < this.#rows.first) this.#moveTo(this.#rows.first);
      if (this.#row < this.#rows.first || this.#row >= this.#rows.next) return true;
      const seq = this.#rows.seqOf(this.#row);
      const found = this.#isBackward ? this.#lastIn(seq) : this.#firstIn(seq);
      if (typeof found !== 'number') {
        this.#hit = found;
        return true;
      }
      if (this.#meter.isOver(found)) return false;
    }
  }

  /** Searches one part of a row: its first hit, or else the cost of the search. */
  #firstIn(seq: number): Hit | number {
    const { partBytes, overlapBytes, stepBytes } = this.#finder;
    const total = this.#lengthOf(seq);
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

  /** Searches once within a part: the cost, or the last hit once there are no more. Hits do not overlap. */
  #lastIn(seq: number): Hit | number {
    const { partBytes, overlapBytes, stepBytes } = this.#finder;
    const total = this.#lengthOf(seq);
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
    const isLast = end === this.#lengthOf(seq);
    const words = this.#words(seq);
    let hit: Bytes | undefined;
    if (words !== undefined) {
      const start = finder.find(words, from, end, { isFirst: from === 0, isLast });
      return start < 0 ? undefined : { start, end: start + finder.foundLength };
    }
    this.#store.visitBytes(seq, from, end - from, {
      visit: (bytes, first, to) => {
        const shift = from - first;
        const start = finder.find(bytes, first, to, { isFirst: from === 0, isLast });
        if (start >= 0) hit = { start: start + shift, end: start + shift + finder.foundLength };
        return true;
      },
    });
    return hit;
  }

  #lengthOf(seq: number): number {
    return this.#words(seq)?.length ?? this.#store.lengthAt(seq);
  }

  #moveTo(row: number): void {
    this.#row = row;
    this.#part = undefined;
    this.#limit = this.#isBackward ? Infinity : 0;
  }
}

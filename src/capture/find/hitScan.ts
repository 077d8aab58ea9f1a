/** Find: from hit to hit through the bytes of a view's rows, and through the words of its steps. */
import type { CaptureStore } from '../store/captureStore.ts';
import { StepMeter, type Budget, type Scan } from '../scan.ts';
import type { ByteFinder } from '../filter/byteFinder.ts';
import { ChunkBorders, type HitRest } from './chunkBorders.ts';
import type { HitRows, HitSource } from './hitSource.ts';
import { lookCost } from './nextChunks.ts';
import type { StepWords } from './stepWords.ts';

/** Bytes `start` ≤ index < `end`. */
interface Bytes {
  readonly start: number;
  readonly end: number;
}

/** A match in the bytes of a row, or in the UTF-8 of a step's words. */
export interface Hit extends Bytes {
  readonly row: number;
  readonly seq: number;
  /** The rows in which it goes on, if it is cut by the end of its row. */
  readonly rest?: readonly HitRest[];
}

/**
 * Finds the next hit, forward or backward, without wrapping around. It is done when it has found `hit`, or there are
 * no more. A hit is in the row in which it begins, and may go on in those that continue its stream.
 */
export class HitScan implements Scan {
  readonly #store: CaptureStore;
  readonly #rows: HitRows;
  readonly #finder: ByteFinder;
  readonly #isBackward: boolean;
  readonly #words: StepWords;
  readonly #borders: ChunkBorders;
  /** Units as in `RowScan`. */
  readonly #meter = new StepMeter();
  #hit: Hit | undefined;
  #row: number;
  /** Forward: bytes before it are done. Backward: hits begin before it. */
  #limit: number;
  /** Backward: the part being searched; the next search begins at `at`, and `last` is the latest hit in it so far. */
  #part: { readonly from: number; readonly end: number; at: number; last: Bytes | undefined } | undefined;
  /** The end of the row just searched is that of the row, and may begin a hit. */
  #isBegun = false;
  /** Next is what the end of the row begins. */
  #isAtBorder = false;

  constructor(
    source: HitSource,
    from: { readonly row: number; readonly start: number },
    isBackward: boolean,
  ) {
    const { store, rows, finder, words = () => undefined } = source;
    this.#store = store;
    this.#rows = rows;
    this.#finder = finder;
    this.#isBackward = isBackward;
    this.#words = words;
    this.#borders = new ChunkBorders(source);
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
      const found = this.#isAtBorder
        ? this.#acrossFrom(seq)
        : this.#isBackward
          ? this.#lastIn(seq)
          : this.#firstIn(seq);
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
    if (end < total) this.#limit = from + partBytes;
    else if (from < total && this.#isBegun) this.#isAtBorder = true;
    else this.#moveTo(this.#row + 1);
    return 1 + (end - from) / stepBytes;
  }

  /** The hit that the end of the row begins, or else the cost of the search. */
  #acrossFrom(seq: number): Hit | number {
    const across = this.#borders.hitAt(this.#row, this.#isBackward ? 0 : this.#limit);
    if (across === 'unknown') return lookCost;
    this.#isAtBorder = false;
    const end = this.#store.lengthAt(seq);
    const hit = across && { row: this.#row, seq, end, ...across };
    if (this.#isBackward) this.#limit = hit?.start ?? end;
    else this.#moveTo(this.#row + 1);
    return hit ?? 1;
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
    // It is the last one of the row.
    if (this.#limit === Infinity && this.#isBegun) {
      this.#part = undefined;
      this.#isAtBorder = true;
      return cost;
    }
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
    this.#isBegun = false;
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
        if (isLast && finder.isBegunIn !== undefined)
          this.#isBegun = finder.isBegunIn(bytes, Math.max(first, to - finder.overlapBytes), to);
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

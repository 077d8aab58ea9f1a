import type { CaptureRow } from '../../../src/model/captureRow.ts';
import type { RowsResult, RowsRequest } from '../../../src/page/listMessages.ts';

export interface CachedRow {
  readonly row: CaptureRow;
  readonly preview: Uint8Array;
  readonly peer: string;
  /** How its endpoint was called then; undefined: as now. */
  readonly endpoint?: string;
  /** Of its preview what is filtered by: starts and ends in turn. */
  readonly hits?: readonly number[];
}

export interface RowCacheOptions {
  readonly ask: (request: RowsRequest) => Promise<RowsResult>;
  /** New rows are there. */
  readonly changed: () => void;
}

/** Rows kept, and rows asked for at once at most. */
export const cacheLimitRows = 2_000;
export const requestLimitRows = 200;
/** Rows asked for beyond those in view, at each end. */
export const overscanRows = 30;

/**
 * The rows around the view. It asks for what is missing, one request at a time, always for the latest view; an
 * answer of an older epoch (capture cleared, scope changed) is dropped.
 */
export class RowCache {
  readonly #options: RowCacheOptions;
  readonly #rows = new Map<number, CachedRow>();
  #epoch = 0;
  #generation = 0;
  #first = 0;
  #next = 0;
  /** Rows before it are not kept by the host any more: those at hand stay, others are not asked for. */
  #kept = 0;
  #wanted = { from: 0, to: 0 };
  #busy = false;
  /** A request that brought nothing is not repeated until the host has told something new. */
  #stalled = false;
  #newest = -1;
  #given: RowsResult | undefined;

  constructor(options: RowCacheOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The last row of the latest answer; -1: there was none. */
  get newest(): number {
    return this.#newest;
  }

  get(row: number): CachedRow | undefined {
    return this.#rows.get(row);
  }

  /** Rows that nobody asked for, of the summary that comes next. */
  give(rows: RowsResult): void {
    this.#given = rows;
  }

  /** The host's latest summary of the view. */
  update(generation: number, first: number, next: number): void {
    if (generation !== this.#generation) this.forget();
    this.#generation = generation;
    this.#first = first;
    this.#next = next;
    this.#stalled = false;
    if (this.#given?.generation === generation) this.#store(this.#given);
    this.#given = undefined;
    for (const row of this.#rows.keys()) if (row < first || row >= next) this.#rows.delete(row);
  }

  /** Rows of the list that the host has dropped: a paused list goes on showing what it has of them. */
  setKept(first: number): void {
    this.#kept = first;
    this.#stalled = false;
  }

  /** The rows have new meanings: a new scope, or a cleared capture. */
  forget(): void {
    this.#epoch += 1;
    this.#rows.clear();
    this.#newest = -1;
    this.#first = 0;
    this.#next = 0;
    this.#stalled = false;
  }

  /** The rows in view now, from `from` up to but without `to`. */
  want(from: number, to: number): void {
    const isElsewhere = from !== this.#wanted.from || to !== this.#wanted.to;
    if (isElsewhere) {
      this.#wanted = { from, to };
      this.#stalled = false;
    }
    if (!this.#busy && !this.#stalled) void this.#ask();
  }

  async #ask(): Promise<void> {
    const range = this.#missing();
    if (range === undefined) return;
    const [epoch, wanted] = [this.#epoch, this.#wanted];
    this.#busy = true;
    let brought = 0;
    try {
      const answer = await this.#options.ask({ generation: this.#generation, ...range });
      if (epoch === this.#epoch && answer.generation === this.#generation) brought = this.#store(answer);
    } catch {
      // The host is gone, or could not answer: its next notice starts a new attempt.
    }
    this.#busy = false;
    // Where something else is wanted meanwhile, that has not been asked for yet.
    this.#stalled = brought === 0 && epoch === this.#epoch && wanted === this.#wanted;
    if (brought > 0) this.#options.changed();
    if (!this.#stalled) void this.#ask();
  }

  /** From the first to the last row that is missing in view, then more around it. */
  #missing(): { from: number; count: number } | undefined {
    const first = Math.max(this.#first, this.#kept);
    const low = Math.max(first, this.#wanted.from);
    const high = Math.min(this.#next, this.#wanted.to);
    let from = low;
    while (from < high && this.#rows.has(from)) from++;
    if (from >= high) return undefined;
    let to = high;
    while (to > from && this.#rows.has(to - 1)) to--;
    if (from === low) from = Math.max(first, from - overscanRows);
    if (to === high) to = Math.min(this.#next, to + overscanRows);
    return { from, count: Math.min(to - from, requestLimitRows) };
  }

  #store({ from, rows, previews, previewLengths, peers, endpoints, hits }: RowsResult): number {
    let at = 0;
    let added = 0;
    rows.forEach((row, index) => {
      const length = previewLengths[index] ?? 0;
      const preview = previews.subarray(at, at + length);
      at += length;
      if (!this.#rows.has(from + index)) added += 1;
      this.#rows.set(from + index, {
        row,
        preview,
        peer: peers[index] ?? '',
        ...(endpoints?.[index] === undefined ? {} : { endpoint: endpoints[index] }),
        ...(hits?.[index] === undefined ? {} : { hits: hits[index] }),
      });
    });
    if (rows.length > 0) this.#newest = from + rows.length - 1;
    this.#evict();
    return added;
  }

  #evict(): void {
    if (this.#rows.size <= cacheLimitRows) return;
    const middle = (this.#wanted.from + this.#wanted.to) / 2;
    for (const row of this.#rows.keys()) {
      if (Math.abs(row - middle) > cacheLimitRows / 4) this.#rows.delete(row);
    }
  }
}

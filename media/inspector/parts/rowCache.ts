/** The list's rows around the viewport. */
import type { CaptureRow } from '../../../src/model/captureRow.ts';
import { iconNames, type IconName } from './iconNames.ts';
import type { ColorRule, RowsResult, RowsRequest } from '../../../src/page/listMessages.ts';

export interface CachedRow {
  readonly row: CaptureRow;
  readonly preview: Uint8Array;
  readonly peer: string;
  /** The endpoint's label at the time; undefined: the current one. */
  readonly endpoint?: string;
  /** The icon of the endpoint, which says its role. */
  readonly icon?: IconName;
  /** What its bytes are about, where a decoder is certain. */
  readonly summary?: string;
  /** The first rule that matches. */
  readonly color?: ColorRule;
  /** The filter's matches in the preview: alternating starts and ends. */
  readonly hits?: readonly number[];
}

export interface RowCacheOptions {
  readonly ask: (request: RowsRequest) => Promise<RowsResult>;
  /** New rows have been loaded. */
  readonly changed: () => void;
}

/** Most rows kept, and most rows per request. */
export const cacheLimitRows = 2_000;
export const requestLimitRows = 200;
/** Rows requested beyond the visible ones, at each end. */
export const overscanRows = 30;

/**
 * Requests missing rows, one request at a time, always for the latest viewport; a result of an older epoch (before the
 * capture was cleared or the scope changed) is dropped.
 */
export class RowCache {
  readonly #options: RowCacheOptions;
  #rows = new Map<number, CachedRow>();
  /** Rows to be replaced. */
  #old = new Map<number, CachedRow>();
  #epoch = 0;
  #generation = 0;
  #first = 0;
  #next = 0;
  /** The host no longer has the rows before it: loaded ones stay, others are not requested. */
  #kept = 0;
  #wanted = { from: 0, to: 0 };
  #busy = false;
  /** An empty result: not requested again until the next notice. */
  #stalled = false;
  #newest = -1;
  #given: RowsResult | undefined;

  constructor(options: RowCacheOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The last row of the latest result; -1: none. */
  get newest(): number {
    return this.#newest;
  }

  get(row: number): CachedRow | undefined {
    return this.#rows.get(row) ?? this.#old.get(row);
  }

  /** Whether nothing newer of a row is to be requested. */
  has(row: number): boolean {
    return this.#rows.has(row);
  }

  /** Adds rows sent by the host in advance of their summary. */
  give(rows: RowsResult): void {
    this.#given = rows;
  }

  /** Applies the host's latest summary. */
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

  /** Marks rows dropped by the host; a paused list continues to show those it has. */
  setKept(first: number): void {
    this.#kept = first;
    this.#stalled = false;
  }

  /** Requests all rows anew, as they may look different; until then it has the old ones. */
  renew(): void {
    this.#epoch += 1;
    this.#stalled = false;
    this.#old = new Map([...this.#old, ...this.#rows]);
    this.#rows = new Map();
  }

  /** Drops all rows, as they have been renumbered: a new scope, or a cleared capture. */
  forget(): void {
    this.#epoch += 1;
    this.#rows.clear();
    this.#old.clear();
    this.#newest = -1;
    this.#first = 0;
    this.#next = 0;
    this.#stalled = false;
  }

  /** Sets the visible rows, `from` ≤ row < `to`. */
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
      const result = await this.#options.ask({ generation: this.#generation, ...range });
      if (epoch === this.#epoch && result.generation === this.#generation) brought = this.#store(result);
    } catch {
      // The request failed: the next notice starts a new attempt.
    }
    this.#busy = false;
    // If the viewport has moved meanwhile, its rows have not been requested yet.
    this.#stalled = brought === 0 && epoch === this.#epoch && wanted === this.#wanted;
    if (brought > 0) this.#options.changed();
    if (!this.#stalled) void this.#ask();
  }

  /** The range from the first to the last missing row in view, extended around it. */
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

  #store({
    from,
    rows,
    previews,
    previewLengths,
    peers,
    endpoints,
    endpointIcons,
    summaries,
    colors,
    colorRules,
    hits,
  }: RowsResult): number {
    let at = 0;
    let added = 0;
    rows.forEach((row, index) => {
      const length = previewLengths[index] ?? 0;
      const preview = previews.subarray(at, at + length);
      at += length;
      const icon = iconNames.find((name) => name === endpointIcons?.[index]);
      const color = colorRules?.[colors?.[index] ?? -1];
      if (!this.#rows.has(from + index)) added += 1;
      this.#rows.set(from + index, {
        row,
        preview,
        peer: peers[index] ?? '',
        ...(endpoints?.[index] === undefined ? {} : { endpoint: endpoints[index] }),
        ...(icon === undefined ? {} : { icon }),
        ...((summaries?.[index] ?? '') === '' ? {} : { summary: summaries?.[index] ?? '' }),
        ...(color === undefined ? {} : { color }),
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

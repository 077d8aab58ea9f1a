/** The list's rows around the viewport. */
import type { CaptureRow, RowAnswer } from '../../../src/model/captureRow.ts';
import { defined } from '../../../src/model/defined.ts';
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
  /** What answered a request. */
  readonly answer?: RowAnswer;
  /** The note of a marked row, empty if it has none. */
  readonly note?: string;
  /** The filter's matches in the preview: alternating starts and ends. */
  readonly hits?: readonly number[];
}

export interface RowCacheOptions {
  readonly ask: (request: RowsRequest) => Promise<RowsResult>;
  /** Rows have been loaded, for the first time or again. */
  readonly changed: (again: readonly number[]) => void;
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
  readonly #rows = new Map<number, CachedRow>();
  /** Rows that have changed at the host: they are shown as they were until they are loaded again. */
  readonly #stale = new Set<number>();
  /** Requests whose answer may have come with the next summary. */
  readonly #open = new Set<number>();
  /** The latest version of the marks: rows with an older one are stale. */
  #marks = 0;
  #epoch = 0;
  #updates = 0;
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
    return this.#rows.get(row);
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
    this.#updates += 1;
    this.#lookForAnswers();
    for (const row of this.#rows.keys()) if (row < first || row >= next) this.#delete(row);
  }

  /** Marks rows dropped by the host; a paused list continues to show those it has. */
  setKept(first: number): void {
    this.#kept = first;
    this.#stalled = false;
  }

  /** Requests all rows anew, as they may look different; until then it has the old ones. `marks`: as in the summary. */
  renew(marks = this.#marks): void {
    this.#epoch += 1;
    this.#marks = marks;
    this.#stalled = false;
    for (const row of this.#rows.keys()) this.#stale.add(row);
  }

  /** Drops all rows, as they have been renumbered: a new scope, or a cleared capture. */
  forget(): void {
    this.#epoch += 1;
    this.#rows.clear();
    this.#stale.clear();
    this.#open.clear();
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
    const [epoch, updates, wanted] = [this.#epoch, this.#updates, this.#wanted];
    this.#busy = true;
    let brought: readonly number[] = [];
    try {
      const result = await this.#options.ask({ generation: this.#generation, ...range });
      if (epoch === this.#epoch && result.generation === this.#generation) brought = this.#store(result);
    } catch {
      // The request failed: the next notice starts a new attempt.
    }
    this.#busy = false;
    // The result may be older than the summary.
    if (updates !== this.#updates) this.#lookForAnswers();
    // If the viewport has moved meanwhile, its rows have not been requested yet.
    this.#stalled = brought.length === 0 && epoch === this.#epoch && wanted === this.#wanted;
    if (brought.length > 0) this.#options.changed(brought);
    if (!this.#stalled) void this.#ask();
  }

  /** The range from the first to the last missing row in view, extended around it. */
  #missing(): { from: number; count: number } | undefined {
    const first = Math.max(this.#first, this.#kept);
    const low = Math.max(first, this.#wanted.from);
    const high = Math.min(this.#next, this.#wanted.to);
    let from = low;
    while (from < high && this.#isLoaded(from)) from++;
    if (from >= high) return undefined;
    let to = high;
    while (to > from && this.#isLoaded(to - 1)) to--;
    if (from === low) from = Math.max(first, from - overscanRows);
    if (to === high) to = Math.min(this.#next, to + overscanRows);
    return { from, count: Math.min(to - from, requestLimitRows) };
  }

  #lookForAnswers(): void {
    for (const row of this.#open) this.#stale.add(row);
  }

  #isLoaded(row: number): boolean {
    return this.#rows.has(row) && !this.#stale.has(row);
  }

  #delete(row: number): void {
    this.#rows.delete(row);
    this.#stale.delete(row);
    this.#open.delete(row);
  }

  /** Returns the rows that were missing or stale. */
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
    answers,
    marks,
    notes,
    hits,
  }: RowsResult): readonly number[] {
    let at = 0;
    const brought: number[] = [];
    rows.forEach((row, index) => {
      const length = previewLengths[index] ?? 0;
      const preview = previews.subarray(at, at + length);
      at += length;
      const icon = iconNames.find((name) => name === endpointIcons?.[index]);
      const number = from + index;
      const answer = answers?.[index] ?? undefined;
      if (!this.#isLoaded(number)) brought.push(number);
      // It may have been on its way for long.
      if (marks < this.#marks) this.#stale.add(number);
      else this.#stale.delete(number);
      if (answer === 'open') this.#open.add(number);
      else this.#open.delete(number);
      this.#rows.set(number, {
        // Views that show it know it by the object.
        row: this.#rows.get(number)?.row ?? row,
        preview,
        peer: peers[index] ?? '',
        ...defined({
          endpoint: endpoints?.[index],
          icon,
          summary: nonEmpty(summaries?.[index]),
          color: colorRules?.[colors?.[index] ?? -1],
          answer: answer === 'open' ? undefined : answer,
          note: notes?.[index] ?? undefined,
          hits: hits?.[index],
        }),
      });
    });
    if (rows.length > 0) this.#newest = from + rows.length - 1;
    this.#evict();
    return brought;
  }

  #evict(): void {
    if (this.#rows.size <= cacheLimitRows) return;
    const middle = (this.#wanted.from + this.#wanted.to) / 2;
    for (const row of this.#rows.keys()) {
      if (Math.abs(row - middle) > cacheLimitRows / 4) this.#delete(row);
    }
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

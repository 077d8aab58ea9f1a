/** The lines of a followed stream around the viewport. */
import { type LinesResult, type LinesRequest, type StreamLine } from '../../../src/model/follow.ts';
import { linesLimit } from '../../../src/page/followMessages.ts';

export interface CachedLine {
  readonly line: StreamLine;
  readonly bytes: Uint8Array;
}

const cacheLimit = 2_000;
const overscan = 40;

/**
 * Requests missing lines, one request at a time, always for the latest viewport. Lines that may have changed stay until
 * they are replaced.
 */
export class LineCache {
  readonly #ask: (request: LinesRequest) => Promise<LinesResult>;
  readonly #changed: () => void;
  readonly #lines = new Map<number, CachedLine>();
  readonly #stale = new Set<number>();
  #generation = -1;
  #first = 0;
  #next = 0;
  #wanted = { from: 0, to: 0 };
  #isBusy = false;
  #newest = -1;

  constructor(ask: (request: LinesRequest) => Promise<LinesResult>, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** The last line of the latest result; -1: none. */
  get newest(): number {
    return this.#newest;
  }

  get(line: number): CachedLine | undefined {
    return this.#lines.get(line);
  }

  update(generation: number, first: number, next: number): void {
    if (generation !== this.#generation) {
      this.#lines.clear();
      this.#stale.clear();
      this.#newest = -1;
    }
    // A character that was cut off may be complete now.
    if (next !== this.#next)
      for (const [number, { line }] of this.#lines) if (line.isCut === true) this.#stale.add(number);
    this.#generation = generation;
    this.#first = first;
    this.#next = next;
    for (const number of this.#lines.keys()) if (number < first || number >= next) this.#forget(number);
  }

  /** All lines may have changed. */
  refresh(): void {
    for (const number of this.#lines.keys()) this.#stale.add(number);
    void this.#fetch();
  }

  /** Sets the visible lines, `from` ≤ line < `to`. */
  want(from: number, to: number): void {
    this.#wanted = { from, to };
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const range = this.#missing();
    if (this.#isBusy || range === undefined) return;
    this.#isBusy = true;
    let isSome = false;
    const generation = this.#generation;
    try {
      const result = await this.#ask({ generation, ...range });
      if (result.generation === this.#generation) isSome = this.#store(result);
    } catch {
      // The request failed: the next summary starts a new attempt.
    }
    this.#isBusy = false;
    if (isSome) this.#changed();
    // An empty result is not requested again before something changes.
    if (isSome || generation !== this.#generation) void this.#fetch();
  }

  #missing(): { readonly from: number; readonly count: number } | undefined {
    const isThere = (line: number): boolean => this.#lines.has(line) && !this.#stale.has(line);
    let from = Math.max(this.#first, this.#wanted.from);
    let to = Math.min(this.#next, this.#wanted.to);
    while (from < to && isThere(from)) from++;
    while (to > from && isThere(to - 1)) to--;
    if (from >= to) return undefined;
    from = Math.max(this.#first, from - (isThere(from - 1) ? 0 : overscan));
    to = Math.min(this.#next, to + (isThere(to) ? 0 : overscan));
    return { from, count: Math.min(linesLimit, to - from) };
  }

  #store({ from, lines, bytes }: LinesResult): boolean {
    let at = 0;
    lines.forEach((line, index) => {
      this.#lines.set(from + index, { line, bytes: bytes.subarray(at, at + line.length) });
      this.#stale.delete(from + index);
      at += line.length;
    });
    this.#newest = from + lines.length - 1;
    if (this.#lines.size > cacheLimit) {
      const middle = (this.#wanted.from + this.#wanted.to) / 2;
      for (const number of this.#lines.keys())
        if (Math.abs(number - middle) > cacheLimit / 4) this.#forget(number);
    }
    return lines.length > 0;
  }

  #forget(number: number): void {
    this.#lines.delete(number);
    this.#stale.delete(number);
  }
}

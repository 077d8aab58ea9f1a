/**
 * Measures how time grows with size, t(4n) compared with t(n), instead of limits in milliseconds, which fail on slow or
 * busy machines. Other programs matter little, as only this process's CPU time counts; the shortest of several runs
 * counts, and apparent excess growth is measured again, also at larger sizes, before it is reported.
 */
import assert from 'node:assert/strict';

export interface GrowthOptions {
  /** The smallest size to try. */
  readonly from?: number;
  /** The largest size to try: work that takes no measurable time for a quarter of it is fast enough. */
  readonly most?: number;
  /** The minimum t(n) to compare. A larger one reveals a small quadratic part behind a large linear one. */
  readonly leastMs?: number;
  /** The permitted growth for twice the size: 2 is linear (caches and garbage collection add to it), 4 quadratic. */
  readonly factor?: number;
}

export interface Growth {
  /** The size n that was compared with 4n. */
  readonly size: number;
  readonly ms: number;
  readonly fourfoldMs: number;
  /** The growth for twice the size; 0 if even the largest size took no measurable time. */
  readonly factor: number;
}

const defaults: Required<GrowthOptions> = { from: 1024, most: 1 << 20, leastMs: 4, factor: 3 };
/** Runs per measurement. */
const runs = 3;

/** Fails if twice the size takes more than `factor` times as long. `make` is not measured. */
export function assertGrowsLinearly<T>(
  make: (size: number) => T,
  work: (input: T) => unknown,
  options: GrowthOptions = {},
  what = 'work',
): void {
  const { size, ms, fourfoldMs, factor } = growthOf(make, work, options);
  const text = `${what} of ${size} took ${ms.toFixed(1)} ms, four times as much ${fourfoldMs.toFixed(1)} ms`;
  assert.ok(factor <= (options.factor ?? defaults.factor), `${text}: ${factor.toFixed(2)} for each doubling`);
}

/** Measures at the smallest size that takes long enough; if growth is excessive, again and then at larger sizes. */
export function growthOf<T>(
  make: (size: number) => T,
  work: (input: T) => unknown,
  options: GrowthOptions = {},
): Growth {
  const { from, most, leastMs, factor: allowed } = { ...defaults, ...options };
  let size = from;
  let input = make(size);
  let ms = shortest(input, work, Infinity, leastMs);
  while (ms < leastMs) {
    if (size * 8 > most) return { size, ms: 0, fourfoldMs: 0, factor: 0 };
    size *= 2;
    input = make(size);
    ms = shortest(input, work, Infinity, leastMs);
  }
  let growth = compared(size, input, ms);
  for (const times of [1, 2, 4]) {
    if (growth.factor <= allowed) break;
    // A full cache or heap slows work down once; quadratic growth does so at every size.
    if (times > 1) input = make(size * times);
    growth = compared(size * times, input, times > 1 ? Infinity : growth.ms);
  }
  return growth;

  function compared(base: number, given: T, known: number): Growth {
    const baseMs = shortest(given, work, known, 0);
    const fourfoldMs = shortest(make(base * 4), work, Infinity, allowed * allowed * baseMs);
    return { size: base, ms: baseMs, fourfoldMs, factor: Math.sqrt(fourfoldMs / baseMs) };
  }
}

/** The shortest of several runs and `known`; stops early once below `enoughMs`. */
function shortest<T>(input: T, work: (input: T) => unknown, known: number, enoughMs: number): number {
  let best = known;
  for (let run = 0; run < runs && best >= enoughMs; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    work(input);
    const { user, system } = process.cpuUsage(before);
    // Wall time includes other programs, CPU time includes garbage collection threads.
    best = Math.min(best, (user + system) / 1000, performance.now() - start);
  }
  return best;
}

/**
 * How the time of work grows with its size: t(4n) beside t(n), instead of limits in milliseconds, which a slow or a busy
 * machine breaks. Other programs matter little, since time is that of this process's own processor; of several runs the
 * shortest counts, and what seems to grow too fast is measured again, also at larger sizes, before it is said.
 */
import assert from 'node:assert/strict';

export interface GrowthOptions {
  /** The smallest size that is tried. */
  readonly from?: number;
  /** The largest size that is tried: what takes no measurable time for a quarter of it is fast enough. */
  readonly most?: number;
  /** The time that t(n) has to reach to be compared. More shows a small square behind a large linear part. */
  readonly leastMs?: number;
  /** How many times as long twice as much may take: 2 is linear (caches and collectors add to it), 4 quadratic. */
  readonly factor?: number;
}

export interface Growth {
  /** The size n that was compared with four times that. */
  readonly size: number;
  readonly ms: number;
  readonly fourfoldMs: number;
  /** How many times as long twice as much takes; 0 where even the largest size took no measurable time. */
  readonly factor: number;
}

const defaults: Required<GrowthOptions> = { from: 1024, most: 1 << 20, leastMs: 4, factor: 3 };
/** Of one measurement. */
const runs = 3;

/** Fails where twice as much takes more than `factor` times as long. `make` is not measured. */
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

/** Measures at the smallest size that takes long enough; again, and then at larger ones, where that grows too fast. */
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
    // A cache or a part of the heap that is full makes work slower once, a square makes it slower at every size.
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

/** Of several runs and the best one known; no more of them than it takes to be below `enoughMs`. */
function shortest<T>(input: T, work: (input: T) => unknown, known: number, enoughMs: number): number {
  let best = known;
  for (let run = 0; run < runs && best >= enoughMs; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    work(input);
    const { user, system } = process.cpuUsage(before);
    // The clock counts other programs, the processor's time the threads that collect garbage beside.
    best = Math.min(best, (user + system) / 1000, performance.now() - start);
  }
  return best;
}

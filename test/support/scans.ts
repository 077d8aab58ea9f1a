/** Runs scans in tests: all at once, or in slices by a fake clock. */
import type { Budget, Scan } from '../../src/capture/scan.ts';

/** No time limit. */
export const unlimited: Budget = { endMs: Infinity, nowMs: () => 0 };

/** A slice of `ms` on a clock. */
export function budget(ms: number, nowMs: () => number): Budget {
  return { endMs: nowMs() + ms, nowMs };
}

/** Runs a scan until it is done. */
export function scanAll(scan: Scan): void {
  while (!scan.step(unlimited));
}

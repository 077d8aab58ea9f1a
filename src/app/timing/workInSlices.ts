import { ScanTurns } from '../../capture/scan.ts';
import type { Work } from '../../model/work.ts';

/** How long the event loop is held at a stretch; slices of several works may come one right after the other. */
const sliceMs = 2;

export interface Turns {
  readonly nowMs: () => number;
  /** Calls `next` once everything else has had a turn. */
  readonly soon: (next: () => void) => void;
}

const hostTurns: Turns = { nowMs: () => performance.now(), soon: (next) => void setImmediate(next) };

/**
 * Does work slice by slice, with a turn of the event loop for everything else after each. Before each slice it asks
 * whether the result is still wanted; if not, it resolves undefined. Short work is done before this returns. Rejects
 * with what the work throws.
 */
export function workInSlices<Value>(
  work: Work<Value>,
  isWanted: () => boolean = () => true,
  { nowMs, soon }: Turns = hostTurns,
): Promise<Value | undefined> {
  const clock = {
    nowUs: () => nowMs() * 1000,
    timer: (_delayMs: number, run: () => void) => {
      soon(run);
      return () => undefined;
    },
  };
  return new ScanTurns(clock, sliceMs).finish(work, { isCancelled: () => !isWanted() });
}

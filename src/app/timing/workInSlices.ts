/** Runs work in slices, for callers without scan turns of their own. */
import { ScanTurns } from '../../capture/scan.ts';
import type { Work } from '../../model/work.ts';

/** Length of a slice, short because slices of several callers may follow each other. */
const sliceMs = 2;

export interface Turns {
  readonly nowMs: () => number;
  /** Calls `next` after a turn of the event loop. */
  readonly soon: (next: () => void) => void;
}

const hostTurns: Turns = { nowMs: () => performance.now(), soon: (next) => void setImmediate(next) };

/**
 * Runs work in slices, with a turn of the event loop between them. Before each slice it calls `isWanted`, and resolves
 * to undefined if the result is no longer wanted. Short work is done before this returns. Rejects with what the work
 * throws.
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

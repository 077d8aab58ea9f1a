import type { Work } from '../../model/work.ts';

/** How long the host is held at a stretch; several works may take their turns one behind the other. */
const sliceMs = 2;

export interface Turns {
  readonly nowMs: () => number;
  /** Calls when everybody else has had a turn. */
  readonly soon: (next: () => void) => void;
}

const hostTurns: Turns = { nowMs: () => performance.now(), soon: (next) => void setImmediate(next) };

/**
 * Does work slice by slice, with a turn for everybody else after each. `isWanted` is asked before each slice:
 * undefined once nobody waits for it any more. What is short is done before this returns. Rejects with what it throws.
 */
export async function workInSlices<Value>(
  work: Work<Value>,
  isWanted: () => boolean = () => true,
  { nowMs, soon }: Turns = hostTurns,
): Promise<Value | undefined> {
  while (isWanted()) {
    const endMs = nowMs() + sliceMs;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (nowMs() < endMs);
    await new Promise<void>(soon);
  }
  return undefined;
}

import { sliceLimitMs } from '../../capture/views/captureView.ts';
import type { Clock } from '../../node/clock.ts';

/**
 * Runs work slice by slice, with a turn for everybody else after each, until one has a value. Undefined: it was
 * stopped before.
 */
export async function inSlices<T>(
  clock: Clock,
  slice: (deadlineMs: number, nowMs: () => number) => { readonly value: T } | undefined,
  isStopped: () => boolean = () => false,
): Promise<T | undefined> {
  const nowMs = (): number => clock.nowUs() / 1000;
  while (!isStopped()) {
    const done = slice(nowMs() + sliceLimitMs, nowMs);
    if (done !== undefined) return done.value;
    await new Promise<void>((resolve) => void clock.timer(0, resolve));
  }
  return undefined;
}

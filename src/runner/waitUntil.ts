import type { Clock } from '../engine/clock.ts';

export interface WaitOptions {
  readonly clock: Pick<Clock, 'timer'>;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** Calls `changed` whenever it is worth to look again; the answer ends it. */
  readonly watch: (changed: () => void) => () => void;
}

/** Looks again and again until something is found, the time is over, or it is cancelled. */
export function waitUntil<T>(
  look: () => T | undefined,
  options: WaitOptions,
): Promise<T | 'late' | 'cancelled'> {
  const { clock, withinMs, signal, watch } = options;
  if (signal.aborted) return Promise.resolve('cancelled');
  const first = look();
  if (first !== undefined) return Promise.resolve(first);
  return new Promise((resolve) => {
    const finish = (outcome: T | 'late' | 'cancelled'): void => {
      stopTimer();
      stopWatching();
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    const onAbort = (): void => finish('cancelled');
    const stopTimer = clock.timer(withinMs, () => finish(look() ?? 'late'));
    const stopWatching = watch(() => {
      const found = look();
      if (found !== undefined) finish(found);
    });
    signal.addEventListener('abort', onAbort);
  });
}

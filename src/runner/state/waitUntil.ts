/** Waits for conditions of an experiment, with a timeout and cancellation. */
import type { Clock } from '../../node/clock.ts';

export interface WaitOptions {
  readonly clock: Pick<Clock, 'timer' | 'soon' | 'nowUs'>;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** Calls `changed` whenever the condition may hold; returns a function that unsubscribes. */
  readonly watch: (changed: () => void) => () => void;
}

/**
 * Polls until there is a result, the time is up, or it is cancelled. It is never `late` too early: data that the system
 * received in time is read before it reports `late`, however busy the machine is.
 */
export function waitUntil<T>(
  poll: () => T | undefined,
  options: WaitOptions,
): Promise<T | 'late' | 'cancelled'> {
  const { clock, withinMs, signal, watch } = options;
  if (signal.aborted) return Promise.resolve('cancelled');
  const first = poll();
  if (first !== undefined) return Promise.resolve(first);
  return new Promise((resolve, reject) => {
    const endUs = clock.nowUs() + withinMs * 1000;
    let over = false;
    let stopTimer = (): void => undefined;
    const stop = (): void => {
      over = true;
      stopTimer();
      stopWatching();
      signal.removeEventListener('abort', onAbort);
    };
    const finish = (outcome: T | 'late' | 'cancelled'): void => {
      stop();
      resolve(outcome);
    };
    const pollAgain = (orElse?: 'late'): void => {
      if (over) return;
      try {
        const found = poll() ?? orElse;
        if (found !== undefined) finish(found);
      } catch (error) {
        stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const onAbort = (): void => finish('cancelled');
    const arm = (delayMs: number): void => {
      stopTimer = clock.timer(delayMs, () => {
        // Timers may fire a little early.
        const leftMs = (endUs - clock.nowUs()) / 1000;
        if (leftMs > 0) arm(Math.ceil(leftMs));
        else clock.soon(() => pollAgain('late'));
      });
    };
    const stopWatching = watch(() => pollAgain());
    signal.addEventListener('abort', onAbort);
    arm(withinMs);
  });
}

/** Waits for time to pass. */
export function waitFor(
  ms: number,
  { clock, signal }: Pick<WaitOptions, 'clock' | 'signal'>,
): Promise<'late' | 'cancelled'> {
  return waitUntil<never>(() => undefined, { clock, signal, withinMs: ms, watch: () => () => undefined });
}

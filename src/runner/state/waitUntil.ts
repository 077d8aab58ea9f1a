import type { Clock } from '../../node/clock.ts';

export interface WaitOptions {
  readonly clock: Pick<Clock, 'timer' | 'soon' | 'nowUs'>;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** Calls `changed` whenever it is worth to look again; the answer ends it. */
  readonly watch: (changed: () => void) => () => void;
}

/**
 * Looks again and again until something is found, the time is over, or it is cancelled. Never late too early: what
 * the system has received in time is read before that is said, however busy the machine is.
 */
export function waitUntil<T>(
  look: () => T | undefined,
  options: WaitOptions,
): Promise<T | 'late' | 'cancelled'> {
  const { clock, withinMs, signal, watch } = options;
  if (signal.aborted) return Promise.resolve('cancelled');
  const first = look();
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
    const lookAgain = (orElse?: 'late'): void => {
      if (over) return;
      try {
        const found = look() ?? orElse;
        if (found !== undefined) finish(found);
      } catch (error) {
        stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const onAbort = (): void => finish('cancelled');
    const arm = (delayMs: number): void => {
      stopTimer = clock.timer(delayMs, () => {
        // A timer may fire a little before its time.
        const leftMs = (endUs - clock.nowUs()) / 1000;
        if (leftMs > 0) arm(Math.ceil(leftMs));
        else clock.soon(() => lookAgain('late'));
      });
    };
    const stopWatching = watch(() => lookAgain());
    signal.addEventListener('abort', onAbort);
    arm(withinMs);
  });
}

/** Only time has to pass. */
export function waitFor(
  ms: number,
  { clock, signal }: Pick<WaitOptions, 'clock' | 'signal'>,
): Promise<'late' | 'cancelled'> {
  return waitUntil<never>(() => undefined, { clock, signal, withinMs: ms, watch: () => () => undefined });
}

/** Drains a connection before it is closed. */
import type { Clock } from '../../node/clock.ts';

/** A peer silent for this long is considered done (like Apache's `SECONDS_TO_LINGER`). */
export const drainIdleMs = 2000;
/** The limit, however much the peer sends (like Apache's `MAX_SECS_TO_LINGER`, nginx's `lingering_time`). */
export const drainLimitMs = 30_000;

/**
 * Waits for the end of the input on a connection about to be closed: until the peer ends its side, is silent for
 * `drainIdleMs` (detected within twice that), or has sent for `drainLimitMs`. The owner does the reading.
 */
export class InputDrain {
  #hasReceived = false;
  #cancelIdle: () => void;
  readonly #cancelLimit: () => void;

  /** @param done called once, and never after `dispose`. */
  constructor(clock: Pick<Clock, 'timer'>, done: () => void) {
    const finish = (): void => {
      this.dispose();
      done();
    };
    const watch = (): (() => void) =>
      clock.timer(drainIdleMs, () => {
        if (!this.#hasReceived) {
          finish();
          return;
        }
        this.#hasReceived = false;
        this.#cancelIdle = watch();
      });
    this.#cancelIdle = watch();
    this.#cancelLimit = clock.timer(drainLimitMs, finish);
  }

  /** Data was received. */
  received(): void {
    this.#hasReceived = true;
  }

  dispose(): void {
    this.#cancelIdle();
    this.#cancelLimit();
  }
}

import type { Clock } from '../../node/clock.ts';

/** A peer that is silent this long has nothing more to say (Apache waits as long, `SECONDS_TO_LINGER`). */
export const drainIdleMs = 2000;
/** However much it says, this is the end (Apache's `MAX_SECS_TO_LINGER`, nginx's `lingering_time`). */
export const drainLimitMs = 30_000;

/**
 * Waits for the end of what a peer says on a connection that is to be torn down: until it ends its side, is silent
 * for `drainIdleMs` (noticed within twice of it), or has talked for `drainLimitMs`. The reading is the owner's.
 */
export class InputDrain {
  #heard = false;
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
        if (!this.#heard) {
          finish();
          return;
        }
        this.#heard = false;
        this.#cancelIdle = watch();
      });
    this.#cancelIdle = watch();
    this.#cancelLimit = clock.timer(drainLimitMs, finish);
  }

  /** Something was read. */
  received(): void {
    this.#heard = true;
  }

  dispose(): void {
    this.#cancelIdle();
    this.#cancelLimit();
  }
}

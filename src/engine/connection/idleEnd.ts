/** The option `endAfterMs`: ends an idle connection that the peer has half-closed. */
import type { Clock } from '../../node/clock.ts';

/** Ends our side some time after the peer's end, for connections nobody may remember to close. */
export class IdleEnd {
  readonly #clock: Pick<Clock, 'timer'>;
  readonly #afterMs: number;
  readonly #end: () => void;
  #hasEnded = false;
  #cancel: (() => void) | undefined;

  /** @param afterMs 0: never */
  constructor(clock: Pick<Clock, 'timer'>, afterMs: number, end: () => void) {
    this.#clock = clock;
    this.#afterMs = afterMs;
    this.#end = end;
  }

  /** The time after which our side ended; undefined where something else ended it. */
  get endedAfterMs(): number | undefined {
    return this.#hasEnded ? this.#afterMs : undefined;
  }

  /** The peer has ended its side. */
  start(): void {
    this.dispose();
    if (this.#afterMs === 0) return;
    this.#cancel = this.#clock.timer(this.#afterMs, () => {
      this.#hasEnded = true;
      this.#end();
    });
  }

  /** Something was sent: the timer restarts. */
  sent(): void {
    if (this.#cancel !== undefined) this.start();
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

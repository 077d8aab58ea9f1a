/** Updates of the repeats shown by a page. */
import type { Clock } from '../../../node/clock.ts';
import type { RepeatState } from '../../../model/repeat.ts';
import type { RepeatSender } from '../../repeats/repeatSender.ts';

/** Interval at which the figures of running repeats are sent. */
const intervalMs = 250;

/** Notifies a page of changes to repeats. */
export class RepeatUpdates {
  readonly #repeats: Pick<RepeatSender, 'states' | 'version' | 'isIdle'>;
  readonly #clock: Clock;
  #sent = 0;
  #sentMs = Number.NEGATIVE_INFINITY;

  constructor(repeats: Pick<RepeatSender, 'states' | 'version' | 'isIdle'>, clock: Clock) {
    this.#repeats = repeats;
    this.#clock = clock;
  }

  /** To be called for a page that has just loaded. */
  forget(): void {
    this.#sent = 0;
  }

  /** True: call again soon, as the figures are changing. */
  send(notify: (notice: { readonly repeats: readonly RepeatState[] }) => void): boolean {
    const { version, isIdle } = this.#repeats;
    const isMoving = !isIdle;
    const nowMs = this.#clock.nowUs() / 1000;
    const isDue = isMoving && nowMs - this.#sentMs >= intervalMs;
    if (version !== this.#sent || isDue) {
      notify({ repeats: this.#repeats.states() });
      this.#sent = version;
      this.#sentMs = nowMs;
    }
    return isMoving;
  }
}

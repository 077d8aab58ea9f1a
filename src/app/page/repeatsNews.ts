import type { Clock } from '../../node/clock.ts';
import type { RepeatState } from '../../model/repeat.ts';
import type { RepeatSender } from '../repeats/repeatSender.ts';

/** The figures of what runs are told this often. */
const intervalMs = 250;

/** What a page has not been told yet of what is sent repeatedly. */
export class RepeatsNews {
  readonly #repeats: Pick<RepeatSender, 'states' | 'version' | 'isIdle'>;
  readonly #clock: Clock;
  #told = 0;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(repeats: Pick<RepeatSender, 'states' | 'version' | 'isIdle'>, clock: Clock) {
    this.#repeats = repeats;
    this.#clock = clock;
  }

  /** A page that knows nothing yet: nothing is what it takes there to be. */
  forget(): void {
    this.#told = 0;
  }

  /** Tells what is new. True: ask again soon, the figures move. */
  tell(notify: (notice: { readonly repeats: readonly RepeatState[] }) => void): boolean {
    const { version, isIdle } = this.#repeats;
    const isMoving = !isIdle;
    const nowMs = this.#clock.nowUs() / 1000;
    const isDue = isMoving && nowMs - this.#toldMs >= intervalMs;
    if (version !== this.#told || isDue) {
      notify({ repeats: this.#repeats.states() });
      this.#told = version;
      this.#toldMs = nowMs;
    }
    return isMoving;
  }
}

import { FakeClock } from './fakeClock.ts';

/** A clock of which each look takes a millisecond: so work is seen to take time. */
export class SlowClock extends FakeClock {
  #lookedUs = 0;

  override nowUs(): number {
    return super.nowUs() + (this.#lookedUs += 1000);
  }
}

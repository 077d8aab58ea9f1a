import { FakeClock } from './fakeClock.ts';

/** A clock that advances by a millisecond at each reading, so that work appears to take time. */
export class SlowClock extends FakeClock {
  #readingsUs = 0;

  override nowUs(): number {
    return super.nowUs() + (this.#readingsUs += 1000);
  }
}

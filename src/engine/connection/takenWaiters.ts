/** Waits until the kernel has accepted data. */
interface TakenWaiter {
  readonly upTo: number;
  readonly settle: () => void;
}

/** Promises for "the kernel has accepted everything up to here", on one connection. */
export class TakenWaiters {
  /** In the order of sending. */
  #waiting: TakenWaiter[] = [];

  /** @param upTo bytes sent since the connection was made; must not decrease between calls */
  wait(upTo: number): Promise<void> {
    return new Promise((settle) => this.#waiting.push({ upTo, settle }));
  }

  /** The kernel has accepted `bytesOut` bytes in total. */
  taken(bytesOut: number): void {
    while ((this.#waiting[0]?.upTo ?? Number.POSITIVE_INFINITY) <= bytesOut) this.#waiting.shift()?.settle();
  }

  /** It will accept nothing more. */
  settleAll(): void {
    this.taken(Number.MAX_VALUE);
  }
}

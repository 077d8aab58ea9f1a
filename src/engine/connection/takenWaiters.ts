interface TakenWaiter {
  readonly upTo: number;
  readonly settle: () => void;
}

/** Promises for "the kernel has taken everything up to here", on one connection. */
export class TakenWaiters {
  /** In the order of what was sent. */
  #waiting: TakenWaiter[] = [];

  /** @param upTo bytes since the connection was made, and no fewer than the one before has */
  wait(upTo: number): Promise<void> {
    return new Promise((settle) => this.#waiting.push({ upTo, settle }));
  }

  /** The kernel has taken so much. */
  taken(bytesOut: number): void {
    while ((this.#waiting[0]?.upTo ?? Number.POSITIVE_INFINITY) <= bytesOut) this.#waiting.shift()?.settle();
  }

  /** It will take nothing more. */
  settleAll(): void {
    this.taken(Number.MAX_VALUE);
  }
}

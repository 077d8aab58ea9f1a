/** Calls back when nothing has happened for a while; time in which traffic is held up does not count. */
export class IdleTimer {
  readonly #delayMs: number;
  readonly #isHeldUp: () => boolean;
  readonly #onIdle: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(delayMs: number, isHeldUp: () => boolean, onIdle: () => void) {
    this.#delayMs = delayMs;
    this.#isHeldUp = isHeldUp;
    this.#onIdle = onIdle;
  }

  /** Starts or restarts. */
  start(): void {
    this.stop();
    this.#timer = setTimeout(() => (this.#isHeldUp() ? this.start() : this.#onIdle()), this.#delayMs);
  }

  /** Restarts if it is running. */
  touch(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

import { sliceLimitMs, type CaptureView } from '../../capture/views/captureView.ts';
import type { Clock } from '../../node/clock.ts';

/** Lets a view look for its rows a slice at a time, with a turn for everybody else after each, until it has them all. */
export class ViewSearch {
  readonly #view: CaptureView;
  readonly #clock: Clock;
  readonly #found: () => void;
  #cancelTimer: (() => void) | undefined;

  /** `found` is called after each slice. */
  constructor(view: CaptureView, clock: Clock, found: () => void) {
    this.#view = view;
    this.#clock = clock;
    this.#found = found;
  }

  /** Looks for one slice now, and goes on by itself while there is more; does nothing while it goes on already. */
  start(): void {
    if (this.#cancelTimer === undefined && !this.#view.advance(sliceLimitMs)) this.#goOn();
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #goOn(): void {
    this.#cancelTimer = this.#clock.timer(0, () => {
      this.#cancelTimer = undefined;
      if (!this.#view.advance(sliceLimitMs)) this.#goOn();
      this.#found();
    });
  }
}

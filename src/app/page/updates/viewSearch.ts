import { sliceLimitMs, type CaptureView } from '../../../capture/views/captureView.ts';
import type { Clock } from '../../../node/clock.ts';

/** Lets a view find its rows a slice at a time, with a turn of the event loop after each, until it has them all. */
export class ViewSearch {
  readonly #view: CaptureView;
  readonly #clock: Clock;
  readonly #found: () => void;
  #cancelTimer: (() => void) | undefined;

  /** `found` is called after each slice but the first. */
  constructor(view: CaptureView, clock: Clock, found: () => void) {
    this.#view = view;
    this.#clock = clock;
    this.#found = found;
  }

  /** Searches one slice now, and continues while there is more; does nothing while it is running. */
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

/**
 * Refreshes the views of a window together, at most four times a second, after the capture or anything else has changed.
 * A view with decaying values, such as rates, requests the next refresh itself.
 */
import type { Clock } from '../../node/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import { RefreshTimer, type Changing } from './refreshTimer.ts';

const intervalMs = 250;

/** Refreshes one view; true: refresh again soon although nothing changes. */
export type RefreshView = () => unknown;

export class ViewRefresher {
  readonly #timer: RefreshTimer;
  readonly #onError: (error: unknown) => void;
  #views: readonly RefreshView[] = [];

  /** `onError` is called with what a view throws; the other views are still refreshed. */
  constructor(changing: Changing, clock: Clock, onError: (error: unknown) => void) {
    this.#timer = new RefreshTimer(
      changing,
      clock,
      () => intervalMs,
      () => this.#refresh(),
    );
    this.#onError = onError;
  }

  /** Views are refreshed in the order in which they were added. */
  add(view: RefreshView): Disposable {
    this.#views = [...this.#views, view];
    return {
      dispose: () => {
        this.#views = this.#views.filter((other) => other !== view);
      },
    };
  }

  /** The first refresh follows after the caller has returned. */
  start(): void {
    this.#timer.startSoon();
  }

  stop(): void {
    this.#timer.stop();
  }

  /** To be called after changes other than engine events. */
  request(): void {
    this.#timer.again();
  }

  #refresh(): void {
    const results = this.#views.map((view) => {
      try {
        return view();
      } catch (error) {
        this.#onError(error);
        return false;
      }
    });
    if (results.includes(true)) this.#timer.again();
  }
}

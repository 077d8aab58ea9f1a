/** What the Sockets view offers to open: saved endpoints that are not open, and what the last window had open. */
import type { Endpoint } from '../../model/endpoint.ts';
import type { LastWindow } from './lastWindow.ts';
import type { Offer } from '../../app/saved/offer.ts';

export class Offers {
  readonly #saved: () => readonly Offer[];
  readonly #lastWindow: LastWindow;
  readonly #isKnown: (endpoint: number) => boolean;
  readonly #isOfRun: (endpoint: number) => boolean;
  readonly #changed: () => void;
  readonly #onStarted: (key: string, endpoint: number) => void;
  /** Saved endpoints that were started, by key: their rows are those of the endpoints. */
  readonly #started = new Map<string, number>();

  /**
   * `saved`: as the settings have them now. `isOfRun`: whether an experiment that runs has opened it. `changed`: another
   * list than before. `onStarted`: one has an endpoint.
   */
  constructor(parts: {
    readonly saved: () => readonly Offer[];
    readonly lastWindow: LastWindow;
    readonly isKnown: (endpoint: number) => boolean;
    readonly isOfRun: (endpoint: number) => boolean;
    readonly changed: () => void;
    readonly onStarted: (key: string, endpoint: number) => void;
  }) {
    this.#saved = parts.saved;
    this.#lastWindow = parts.lastWindow;
    this.#isKnown = parts.isKnown;
    this.#isOfRun = parts.isOfRun;
    this.#changed = parts.changed;
    this.#onStarted = parts.onStarted;
  }

  /** In the order they are to be shown in. */
  list(): readonly Offer[] {
    return [...this.gone(), ...this.saved()];
  }

  gone(): readonly Offer[] {
    return this.#lastWindow.offers;
  }

  /** Those that are not among the endpoints. */
  saved(): readonly Offer[] {
    return this.#saved().filter(({ key }) => {
      const endpoint = this.#started.get(key);
      return endpoint === undefined || !this.#isKnown(endpoint);
    });
  }

  get(key: string): Offer | undefined {
    return this.list().find((offer) => offer.key === key);
  }

  /** It has become an endpoint. */
  started({ key, origin }: Offer, endpoint: number): void {
    if (origin === 'gone') this.#lastWindow.forget(key);
    else this.#started.set(key, endpoint);
    this.#onStarted(key, endpoint);
    this.#changed();
  }

  /** Takes what is gone off the list; saved ones stay, they are the settings'. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.#lastWindow.forget(key);
    this.#changed();
  }

  forgetGone(): void {
    this.#lastWindow.forgetAll();
    this.#changed();
  }

  /** To be called with the endpoints in the order of their rows whenever something may have changed. */
  remember(endpoints: readonly Endpoint[]): void {
    // Without its experiment, the socket of one is of no use to anybody.
    this.#lastWindow.remember(endpoints.filter(({ id }) => !this.#isOfRun(id)));
  }
}

/** The startables in the Sockets view: saved endpoints that are not open, and those of the last window. */
import type { Endpoint } from '../../model/endpoint.ts';
import type { PreviousSession } from './previousSession.ts';
import type { Startable } from './startable.ts';

export class Startables {
  readonly #saved: () => readonly Startable[];
  readonly #previousSession: PreviousSession;
  readonly #isKnown: (endpoint: number) => boolean;
  readonly #isOfRun: (endpoint: number) => boolean;
  readonly #changed: () => void;
  readonly #onStarted: (key: string, endpoint: number) => void;
  /** Endpoint ids of started saved endpoints, by key; they are shown as endpoints. */
  readonly #started = new Map<string, number>();

  /**
   * `saved`: those in the current settings. `isOfRun`: whether a running experiment opened the endpoint. `changed`: the
   * list has changed. `onStarted`: one was started.
   */
  constructor(options: {
    readonly saved: () => readonly Startable[];
    readonly previousSession: PreviousSession;
    readonly isKnown: (endpoint: number) => boolean;
    readonly isOfRun: (endpoint: number) => boolean;
    readonly changed: () => void;
    readonly onStarted: (key: string, endpoint: number) => void;
  }) {
    this.#saved = options.saved;
    this.#previousSession = options.previousSession;
    this.#isKnown = options.isKnown;
    this.#isOfRun = options.isOfRun;
    this.#changed = options.changed;
    this.#onStarted = options.onStarted;
  }

  /** In display order. */
  list(): readonly Startable[] {
    return [...this.previous(), ...this.saved()];
  }

  previous(): readonly Startable[] {
    return this.#previousSession.startables;
  }

  /** Saved endpoints that are not open. */
  saved(): readonly Startable[] {
    return this.#saved().filter(({ key }) => {
      const endpoint = this.#started.get(key);
      return endpoint === undefined || !this.#isKnown(endpoint);
    });
  }

  get(key: string): Startable | undefined {
    return this.list().find((startable) => startable.key === key);
  }

  /** To be called when one was started as `endpoint`. */
  started({ key, origin }: Startable, endpoint: number): void {
    if (origin === 'previous') this.#previousSession.forget(key);
    else this.#started.set(key, endpoint);
    this.#onStarted(key, endpoint);
    this.#changed();
  }

  /** Removes those of the last window from the list; saved ones stay, as they come from the settings. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.#previousSession.forget(key);
    this.#changed();
  }

  forgetPrevious(): void {
    this.#previousSession.forgetAll();
    this.#changed();
  }

  /** To be called with the endpoints in display order whenever something may have changed. */
  remember(endpoints: readonly Endpoint[]): void {
    // A socket opened by an experiment is useless without it.
    this.#previousSession.remember(endpoints.filter(({ id }) => !this.#isOfRun(id)));
  }
}

/** What the Sockets view offers to open: saved endpoints that are not open, and what the last window had open. */
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
  /** Saved endpoints that were started, by key: their rows are those of the endpoints. */
  readonly #started = new Map<string, number>();

  /**
   * `saved`: as the settings have them now. `isOfRun`: whether an experiment that runs has opened it. `changed`: another
   * list than before. `onStarted`: one has an endpoint.
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

  /** In the order they are to be shown in. */
  list(): readonly Startable[] {
    return [...this.previous(), ...this.saved()];
  }

  previous(): readonly Startable[] {
    return this.#previousSession.startables;
  }

  /** Those that are not among the endpoints. */
  saved(): readonly Startable[] {
    return this.#saved().filter(({ key }) => {
      const endpoint = this.#started.get(key);
      return endpoint === undefined || !this.#isKnown(endpoint);
    });
  }

  get(key: string): Startable | undefined {
    return this.list().find((startable) => startable.key === key);
  }

  /** It has become an endpoint. */
  started({ key, origin }: Startable, endpoint: number): void {
    if (origin === 'previous') this.#previousSession.forget(key);
    else this.#started.set(key, endpoint);
    this.#onStarted(key, endpoint);
    this.#changed();
  }

  /** Takes what is gone off the list; saved ones stay, they are the settings'. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.#previousSession.forget(key);
    this.#changed();
  }

  forgetPrevious(): void {
    this.#previousSession.forgetAll();
    this.#changed();
  }

  /** To be called with the endpoints in the order of their rows whenever something may have changed. */
  remember(endpoints: readonly Endpoint[]): void {
    // Without its experiment, the socket of one is of no use to anybody.
    this.#previousSession.remember(endpoints.filter(({ id }) => !this.#isOfRun(id)));
  }
}

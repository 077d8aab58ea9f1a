import type { Engine } from '../../engine/engine.ts';

/**
 * What experiments have opened and left in the list, closed: there a person looks at what happened, and the next run
 * takes it away. What somebody has started again since is theirs.
 */
export class OpenedByRuns {
  readonly #engine: Engine;
  /** What the test that runs has opened: others look into it, too. */
  readonly #ofTest: Set<number>;
  readonly #kept = new Set<number>();
  #removals: Promise<unknown>[] = [];

  constructor(engine: Engine, ofTest: Set<number>) {
    this.#engine = engine;
    this.#ofTest = ofTest;
  }

  note(id: number): void {
    this.#ofTest.add(id);
  }

  /** A test is over, and everything it opened is closed. */
  end(keeps: boolean): void {
    const opened = [...this.#ofTest];
    this.#ofTest.clear();
    if (keeps) for (const id of opened) this.#kept.add(id);
    else this.#removals.push(...opened.map((id) => this.#engine.remove(id)));
  }

  /** Takes away what runs before have left. */
  async clear(): Promise<void> {
    const closed = [...this.#kept].filter((id) => !this.#engine.isOpen(id));
    this.#kept.clear();
    await Promise.all(closed.map((id) => this.#engine.remove(id)));
  }

  async settled(): Promise<void> {
    const removals = this.#removals;
    this.#removals = [];
    await Promise.all(removals);
  }
}

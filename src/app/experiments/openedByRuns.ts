/** Tracks the endpoints that experiments have opened. */
import type { Engine } from '../../engine/engine.ts';

/**
 * Endpoints that experiments have opened and left in the list, closed: the user can inspect them there, and the next
 * run removes them. Those that the user has started again since are kept.
 */
export class OpenedByRuns {
  readonly #engine: Engine;
  /** Opened by the running test; the caller shares this set. */
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

  /** Called when a test is over, and everything it opened is closed. */
  end(keeps: boolean): void {
    const opened = [...this.#ofTest];
    this.#ofTest.clear();
    if (keeps) for (const id of opened) this.#kept.add(id);
    else this.#removals.push(...opened.map((id) => this.#engine.remove(id)));
  }

  /** Removes what previous runs have left. */
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

import type { Sent } from './state.ts';

/** Walks through what was sent, and back to the draft that the walk began with. */
export class HistoryCursor {
  /** Steps back from the newest; 0: on the draft. */
  #back = 0;
  #draft: Sent | undefined;

  /** No walk is under way. */
  get idle(): boolean {
    return this.#back === 0;
  }

  /** -1 is older, 1 newer. Undefined: there is nothing further that way. */
  step(by: -1 | 1, history: readonly Sent[], draft: Sent): Sent | undefined {
    const back = this.#back - by;
    if (back < 0 || back > history.length) return undefined;
    if (this.#back === 0) this.#draft = draft;
    this.#back = back;
    return back === 0 ? this.#draft : history.at(-back);
  }

  reset(): void {
    this.#back = 0;
    this.#draft = undefined;
  }
}

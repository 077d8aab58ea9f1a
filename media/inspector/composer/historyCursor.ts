import type { Sent } from '../state/composerState.ts';

/** Browses the history of sent messages, and back to the draft. */
export class HistoryCursor {
  /** Steps back from the newest; 0: at the draft. */
  #back = 0;
  #draft: Sent | undefined;

  /** Not browsing. */
  get idle(): boolean {
    return this.#back === 0;
  }

  /** -1 is older, 1 newer. Undefined: no further entry. */
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

/** The line that says, for a few seconds, that the target has changed by itself. */

const shownMs = 6000;

export class TargetNote {
  readonly #changed: () => void;
  #words = '';
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed called when the line is to disappear */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What to show of the host's line; empty: nothing. */
  shown(words: string): string {
    if (words !== this.#words) this.#begin(words);
    return this.#isShown ? words : '';
  }

  #begin(words: string): void {
    clearTimeout(this.#timer);
    this.#words = words;
    this.#isShown = words !== '';
    if (!this.#isShown) return;
    this.#timer = setTimeout(() => {
      this.#isShown = false;
      this.#changed();
    }, shownMs);
  }
}

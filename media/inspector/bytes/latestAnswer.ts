/** Asks again whenever the question changes, and tells the answer to the latest one only; the others are taken back. */
export class LatestAnswer<Answer> {
  readonly #told: (answer: Answer | undefined) => void;
  #key = '';
  #abort: AbortController | undefined;

  /** `told` hears undefined while an answer is awaited, or where there will be none. */
  constructor(told: (answer: Answer | undefined) => void) {
    this.#told = told;
  }

  /** `key` says which question it is: the same one is not asked twice. Empty: nothing is asked. */
  ask(key: string, question: (signal: AbortSignal) => Promise<Answer>): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#abort?.abort();
    this.#abort = undefined;
    this.#told(undefined);
    if (key === '') return;
    const abort = new AbortController();
    this.#abort = abort;
    question(abort.signal).then(
      (answer) => {
        if (!abort.signal.aborted) this.#told(answer);
      },
      () => {
        // Taken back, or the host is gone, which the page says elsewhere. It may be asked again.
        if (!abort.signal.aborted) this.#key = '';
      },
    );
  }
}

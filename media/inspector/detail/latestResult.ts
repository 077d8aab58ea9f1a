/** Repeats a request whenever its key changes, and delivers only the latest result; earlier requests are aborted. */
export class LatestResult<Result> {
  readonly #deliver: (result: Result | undefined) => void;
  #key = '';
  #abort: AbortController | undefined;

  /** `deliver` is called with undefined while a request is pending, and if it fails. */
  constructor(deliver: (result: Result | undefined) => void) {
    this.#deliver = deliver;
  }

  /** `key` identifies the request: the same one is not sent twice. Empty: no request. */
  request(key: string, send: (signal: AbortSignal) => Promise<Result>): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#abort?.abort();
    this.#abort = undefined;
    this.#deliver(undefined);
    if (key === '') return;
    const abort = new AbortController();
    this.#abort = abort;
    send(abort.signal).then(
      (result) => {
        if (!abort.signal.aborted) this.#deliver(result);
      },
      () => {
        // Aborted, or the host is gone, which the page shows elsewhere. The request may be repeated.
        if (!abort.signal.aborted) this.#key = '';
      },
    );
  }
}

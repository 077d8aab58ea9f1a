/** Applies the text of the filter box: the host filters the rows and says what is wrong with the text. */
import type { FilterResult } from '../../../src/page/filterMessages.ts';
import { warn } from '../parts/warn.ts';
import type { ViewContext } from '../state/viewContext.ts';

/** The pause in typing after which the filter is applied. */
const filterAfterMs = 120;

export class AppliedFilter {
  readonly #context: ViewContext;
  readonly #result: (filter: string, result: FilterResult) => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** The latest text of the box. */
  #text: string;
  /** The latest filter sent to the host. */
  #sent = '';

  /** @param result called with the host's result for a filter */
  constructor(context: ViewContext, result: (filter: string, result: FilterResult) => void) {
    this.#context = context;
    this.#result = result;
    this.#text = context.state().filter ?? '';
  }

  /** `isComplete`: it is applied without waiting for a pause in typing. */
  set(text: string, isComplete: boolean): void {
    this.#text = text;
    this.#context.dispatch({ type: 'filter', filter: text });
    clearTimeout(this.#waiting);
    if (isComplete) this.apply();
    else
      this.#waiting = setTimeout(() => {
        this.apply();
      }, filterAfterMs);
  }

  /** Applies a text that another part of the page has set. */
  follow(text: string, applied: string | undefined): void {
    if (text === this.#text) return;
    this.#text = text;
    if (text !== applied) this.apply();
  }

  apply(): void {
    clearTimeout(this.#waiting);
    const { filter = '' } = this.#context.state();
    if (filter === this.#sent) return;
    this.#sent = filter;
    this.#context
      .request('setFilter', { filter })
      .then((result) => {
        this.#result(filter, result);
      })
      .catch((error: unknown) => {
        this.#sent = '';
        warn('setFilter')(error);
      });
  }
}

import type { LazyResponders } from '../responders/lazyResponders.ts';
import type { ProgramConsent } from './programConsent.ts';

/** Asks before rules of the user's would run programs. What is wrong with the rules is for whoever sets them. */
export class ResponderConsent {
  readonly #responders: LazyResponders;
  readonly #programs: ProgramConsent;

  constructor(responders: LazyResponders, programs: ProgramConsent) {
    this.#responders = responders;
    this.#programs = programs;
  }

  async given(rules: string | undefined): Promise<boolean> {
    if (rules === undefined || !rules.includes('exec')) return true;
    const checked = this.#responders.rules.check(rules);
    return !checked.ok || this.#programs.given(checked.value);
  }
}

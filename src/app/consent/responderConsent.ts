/** Asks for consent before a user's rules run programs. Problems of the rules are reported where they are set. */
import type { LazyResponders } from '../responders/lazyResponders.ts';
import type { ProgramConsent } from './programConsent.ts';

export class ResponderConsent {
  readonly #responders: Pick<LazyResponders, 'load'>;
  readonly #programs: ProgramConsent;

  constructor(responders: Pick<LazyResponders, 'load'>, programs: ProgramConsent) {
    this.#responders = responders;
    this.#programs = programs;
  }

  /** Resolves to whether these rules may be set. */
  async request(rules: string | undefined): Promise<boolean> {
    if (rules === undefined || !rules.includes('exec')) return true;
    const checked = (await this.#responders.load()).check(rules);
    return !checked.ok || this.#programs.request(checked.value);
  }
}

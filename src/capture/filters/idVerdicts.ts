/** More connections than this are judged anew: what is remembered has a limit. */
export const rememberedIds = 65_536;

/**
 * What holds for all rows of a connection, or of an endpoint without one, judged once and again after each of its
 * lifecycle events, as these are what changes names. Chunks of one connection come in runs, which cost a comparison.
 */
export class IdVerdicts {
  readonly #judge: (connection: number, endpoint: number) => boolean;
  readonly #verdicts = new Map<number, boolean>();
  #last = -1;
  #verdict = false;

  constructor(judge: (connection: number, endpoint: number) => boolean) {
    this.#judge = judge;
  }

  of(connection: number, endpoint: number): boolean {
    const id = connection === 0 ? endpoint : connection;
    if (id === this.#last) return this.#verdict;
    const known = this.#verdicts.get(id);
    return known === undefined ? this.renew(connection, endpoint) : this.#keep(id, known);
  }

  renew(connection: number, endpoint: number): boolean {
    const id = connection === 0 ? endpoint : connection;
    const verdict = this.#judge(connection, endpoint);
    if (this.#verdicts.size >= rememberedIds) this.#verdicts.clear();
    this.#verdicts.set(id, verdict);
    return this.#keep(id, verdict);
  }

  #keep(id: number, verdict: boolean): boolean {
    this.#last = id;
    this.#verdict = verdict;
    return verdict;
  }
}

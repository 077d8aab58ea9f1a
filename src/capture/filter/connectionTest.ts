import type { NamedRow } from '../ledger/rowPeer.ts';

/** More connections than this are judged anew: what is remembered has a limit. */
export const rememberedIds = 65_536;

/**
 * What holds for all rows of a connection is judged once and again after each of its lifecycle events, as these are
 * what changes names. Chunks of one connection come in runs, which cost a comparison. Rows without a connection are an
 * endpoint's own events: each is judged by itself, as the endpoint may have had another address each time.
 */
export class ConnectionTest {
  readonly #judge: (row: NamedRow) => boolean;
  readonly #results = new Map<number, boolean>();
  #last = 0;
  #result = false;

  constructor(judge: (row: NamedRow) => boolean) {
    this.#judge = judge;
  }

  of(row: NamedRow): boolean {
    const { connection } = row;
    if (connection === 0) return this.#judge(row);
    if (connection === this.#last) return this.#result;
    const known = this.#results.get(connection);
    return known === undefined ? this.#learn(row) : this.#keep(connection, known);
  }

  /** Of a lifecycle event, by itself: it may name somebody. What comes after it is judged anew. */
  renew(row: NamedRow): boolean {
    const { connection } = row;
    this.#results.delete(connection);
    if (connection === this.#last) this.#last = 0;
    return this.#judge(row);
  }

  #learn(row: NamedRow): boolean {
    const result = this.#judge(row);
    if (this.#results.size >= rememberedIds) this.#results.clear();
    this.#results.set(row.connection, result);
    return this.#keep(row.connection, result);
  }

  #keep(connection: number, result: boolean): boolean {
    this.#last = connection;
    this.#result = result;
    return result;
  }
}

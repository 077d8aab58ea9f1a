import type { NamedRow } from '../ledger/rowPeer.ts';

/** Results cached; further connections are tested again each time. */
export const rememberedIds = 65_536;

/**
 * Caches a test that holds for all rows of a connection. It is repeated after each of its lifecycle events, as these
 * change names. Chunks of one connection come in runs, which cost one comparison. Rows without a connection are an
 * endpoint's own events: each is tested by itself, as the endpoint may have had another address each time.
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

  /** Tests a lifecycle event, which may name a peer itself, and invalidates the cached result. */
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

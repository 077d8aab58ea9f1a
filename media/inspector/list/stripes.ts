/** The stripe of each connection, by which interleaved ones are told apart. */

/** Colours, or in high contrast shapes, before they repeat. */
export const stripeCount = 6;
/** Most connections remembered; the stripes of forgotten ones are given anew. */
const limit = 10_000;

/** Given in turn, in the order in which connections are first shown: neighbours differ, whatever their ids are. */
export class Stripes {
  readonly #given = new Map<number, number>();
  #next = 0;

  /** From 0; undefined: the row is of no connection. */
  of(connection: number): number | undefined {
    if (connection === 0) return undefined;
    const known = this.#given.get(connection);
    if (known !== undefined) return known;
    const stripe = this.#next;
    this.#next = (stripe + 1) % stripeCount;
    if (this.#given.size >= limit) this.#given.clear();
    this.#given.set(connection, stripe);
    return stripe;
  }
}

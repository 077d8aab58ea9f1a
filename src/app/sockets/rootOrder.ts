/** The order of the tree's roots, which the user can change. Roots are identified by keys; new ones go to the end. Pure. */
export class RootOrder {
  #order: string[] = [];

  /** The roots in display order; those never moved keep their original order. */
  arrange(keys: readonly string[]): readonly string[] {
    const known = new Set(keys);
    const kept = this.#order.filter((key) => known.has(key));
    const placed = new Set(kept);
    this.#order = [...kept, ...keys.filter((key) => !placed.has(key))];
    return this.#order;
  }

  /** Replaces a root by another, in the same position. */
  replace(key: string, other: string): void {
    this.#order = this.#order
      .filter((known) => known !== other)
      .map((known) => (known === key ? other : known));
  }

  /** Moves roots to the position of `target`, or to the end without one, keeping their relative order. */
  move(keys: readonly string[], target: string | undefined): void {
    const moved = this.#order.filter((key) => keys.includes(key));
    const rest = this.#order.filter((key) => !keys.includes(key));
    if (target !== undefined && keys.includes(target)) return;
    const at = target === undefined ? rest.length : rest.indexOf(target);
    if (at < 0) return;
    const first = moved[0];
    // Dragging downwards onto a row means the position after it.
    const downwards =
      first !== undefined && target !== undefined && this.#order.indexOf(first) < this.#order.indexOf(target);
    rest.splice(downwards ? at + 1 : at, 0, ...moved);
    this.#order = rest;
  }

  /** Moves roots one position up (-1) or down (1), keeping them together. */
  shift(keys: readonly string[], by: -1 | 1): void {
    const moved = this.#order.filter((key) => keys.includes(key));
    const edge = by === -1 ? moved[0] : moved.at(-1);
    if (edge === undefined) return;
    const neighbour = this.#order[this.#order.indexOf(edge) + by];
    if (neighbour === undefined) return;
    const rest = this.#order.filter((key) => !keys.includes(key));
    rest.splice(rest.indexOf(neighbour) + (by === 1 ? 1 : 0), 0, ...moved);
    this.#order = rest;
  }
}

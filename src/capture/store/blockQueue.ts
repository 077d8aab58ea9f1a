/**
 * A queue of items with ascending numbers (`first` ≤ number < `next`), stored in blocks of typed arrays: pushed at the
 * end, dropped from the front. Blocks are created when first needed and reused.
 */
export class BlockQueue<Block> {
  readonly blockRows: number;
  readonly #create: (rows: number) => Block;
  readonly #blocks: (Block | undefined)[];
  #spare: Block[] = [];
  #first: number;
  #next: number;

  /** Holds up to `limit` items; the caller drops items before it pushes beyond that. Numbers start at `first`. */
  constructor(limit: number, blockRows: number, create: (rows: number) => Block, first = 0) {
    this.blockRows = blockRows;
    this.#create = create;
    this.#blocks = Array.from({ length: Math.ceil(limit / blockRows) + 1 });
    this.#first = first;
    this.#next = first;
  }

  get first(): number {
    return this.#first;
  }

  get next(): number {
    return this.#next;
  }

  /** The block of a kept number; its index there is `number % blockRows`. */
  blockOf(number: number): Block | undefined {
    if (number < this.#first || number >= this.#next) return undefined;
    return this.#blocks[Math.floor(number / this.blockRows) % this.#blocks.length];
  }

  /** Appends an item, whose number is the previous `next`; returns its block. */
  push(): Block {
    const number = this.#next++;
    const slot = Math.floor(number / this.blockRows) % this.#blocks.length;
    let block = this.#blocks[slot];
    if (block === undefined) {
      block = this.#spare.pop() ?? this.#create(this.blockRows);
      this.#blocks[slot] = block;
    }
    return block;
  }

  /** Drops all items before `first`, which is at most `next`. */
  dropBefore(first: number): void {
    const before = Math.floor(this.#first / this.blockRows);
    const after = Math.floor(first / this.blockRows);
    this.#first = first;
    for (let index = before; index < after; index++) {
      const slot = index % this.#blocks.length;
      const block = this.#blocks[slot];
      if (block !== undefined) this.#spare.push(block);
      this.#blocks[slot] = undefined;
    }
  }

  /** Removes all items and releases the memory; numbers continue from `first`. */
  clear(first = this.#next): void {
    this.#blocks.fill(undefined);
    this.#spare = [];
    this.#first = first;
    this.#next = first;
  }
}

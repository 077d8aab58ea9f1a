/** A selection of a store's rows, in order; each has a number of its own that never changes. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import { BlockQueue } from './blockQueue.ts';

const blockRows = 4096;

export class RowIndex {
  readonly #seqs: BlockQueue<Float64Array>;

  constructor(limitRows: number) {
    this.#seqs = new BlockQueue(limitRows, blockRows, (rows) => new Float64Array(rows));
  }

  get first(): number {
    return this.#seqs.first;
  }

  get next(): number {
    return this.#seqs.next;
  }

  add(seq: number): void {
    const number = this.#seqs.next;
    this.#seqs.push()[number % blockRows] = seq;
  }

  /** -1: no longer kept. */
  seqOf(number: number): number {
    return this.#seqs.blockOf(number)?.[number % blockRows] ?? -1;
  }

  /** Drops the rows before `seq`, found by binary search. */
  dropBefore(seq: number): void {
    this.#seqs.dropBefore(partitionPoint(this.first, this.next, (number) => this.seqOf(number) < seq));
  }
}

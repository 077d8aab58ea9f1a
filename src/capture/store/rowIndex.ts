import { partitionPoint } from '../../model/partitionPoint.ts';
import { BlockQueue } from './blockQueue.ts';

const blockRows = 4096;

/** Sequence numbers of some rows of a store, in order, each under a number of its own that never changes. */
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

  /** -1 where the number is not kept. */
  seqOf(number: number): number {
    return this.#seqs.blockOf(number)?.[number % blockRows] ?? -1;
  }

  /** Forgets the rows before `seq`: a binary search, as they are sorted. */
  dropBefore(seq: number): void {
    this.#seqs.dropBefore(partitionPoint(this.first, this.next, (number) => this.seqOf(number) < seq));
  }
}

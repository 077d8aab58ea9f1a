/** The chunks of a followed connection, in columns. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import { BlockQueue } from '../store/blockQueue.ts';
import { carriedIn, handedOn, packCarried } from './splitCharacter.ts';

const blockRows = 4096;

interface ChunkBlock {
  readonly seq: Float64Array;
  readonly line: Float64Array;
  readonly carried: Uint32Array;
}

/**
 * The followed chunks by number: the row of each, the number of its first line, and the bytes of a character that
 * are carried into it or out of it. 20 bytes per chunk.
 */
export class ChunkList {
  readonly #queue: BlockQueue<ChunkBlock>;

  constructor(limit: number) {
    this.#queue = new BlockQueue(limit, blockRows, (rows) => ({
      seq: new Float64Array(rows),
      line: new Float64Array(rows),
      carried: new Uint32Array(rows),
    }));
  }

  get first(): number {
    return this.#queue.first;
  }

  get next(): number {
    return this.#queue.next;
  }

  /** Returns its number. */
  add(seq: number, line: number, carried: Uint8Array): number {
    const number = this.#queue.next;
    const block = this.#queue.push();
    block.seq[number % blockRows] = seq;
    block.line[number % blockRows] = line;
    block.carried[number % blockRows] = packCarried(carried, 0);
    return number;
  }

  /** -1: no longer kept. */
  seqOf(number: number): number {
    return this.#queue.blockOf(number)?.seq[number % blockRows] ?? -1;
  }

  lineOf(number: number): number {
    return this.#queue.blockOf(number)?.line[number % blockRows] ?? -1;
  }

  /** Bytes of earlier chunks that are shown at its beginning. */
  carriedIn(number: number): Uint8Array {
    return carriedIn(this.#queue.blockOf(number)?.carried[number % blockRows] ?? 0);
  }

  /** How many bytes at its end are shown in the next chunk. */
  handedOn(number: number): number {
    return handedOn(this.#queue.blockOf(number)?.carried[number % blockRows] ?? 0);
  }

  handOn(number: number, count: number): void {
    const block = this.#queue.blockOf(number);
    if (block === undefined) return;
    block.carried[number % blockRows] = packCarried(this.carriedIn(number), count);
  }

  /** The last chunk whose number by `of` is not above `value`; they are sorted by row and by line. */
  lastUpTo(value: number, of: 'seqOf' | 'lineOf'): number {
    return partitionPoint(this.first, this.next, (number) => this[of](number) <= value) - 1;
  }

  /** Forgets the chunks before a row. */
  dropBefore(seq: number): void {
    if (this.first < this.next && this.seqOf(this.first) < seq)
      this.#queue.dropBefore(this.lastUpTo(seq - 1, 'seqOf') + 1);
  }
}

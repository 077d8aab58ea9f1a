/** The matches of a search in a followed stream, in columns. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import { BlockQueue } from '../store/blockQueue.ts';

const blockRows = 4096;
/** Most matches stored per direction: 16 bytes each, so 8 MB. */
export const matchLimit = 524_288;

export interface Match {
  /** Its stream offset. */
  readonly at: number;
  /** The chunk in which it begins. */
  readonly chunk: number;
}

/** The matches of a search in one direction of a stream, in order. */
export class MatchList {
  readonly #queue = new BlockQueue(matchLimit, blockRows, (rows) => ({
    at: new Float64Array(rows),
    chunk: new Float64Array(rows),
  }));

  get first(): number {
    return this.#queue.first;
  }

  get next(): number {
    return this.#queue.next;
  }

  get count(): number {
    return this.next - this.first;
  }

  get isFull(): boolean {
    return this.count >= matchLimit;
  }

  add(at: number, chunk: number): void {
    const number = this.#queue.next;
    const block = this.#queue.push();
    block.at[number % blockRows] = at;
    block.chunk[number % blockRows] = chunk;
  }

  atOf(number: number): number {
    return this.#queue.blockOf(number)?.at[number % blockRows] ?? 0;
  }

  chunkOf(number: number): number {
    return this.#queue.blockOf(number)?.chunk[number % blockRows] ?? -1;
  }

  /** The number of the first match not before `value`; `next` if all are. */
  firstFrom(value: number, of: 'atOf' | 'chunkOf'): number {
    return partitionPoint(this.first, this.next, (number) => this[of](number) < value);
  }

  dropBefore(chunk: number): void {
    if (this.count > 0 && this.chunkOf(this.first) < chunk)
      this.#queue.dropBefore(this.firstFrom(chunk, 'chunkOf'));
  }
}

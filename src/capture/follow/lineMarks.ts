import { BlockQueue } from '../store/blockQueue.ts';

/** Lines per mark. */
export const markLines = 64;
const markBlock = 4096;

/** The offset of every 64th line in its chunk, so that lines are found without reading the chunk from its start. */
export class LineMarks {
  readonly #offsets: BlockQueue<Uint32Array>;

  constructor(mostLines: number) {
    this.#offsets = new BlockQueue(
      Math.ceil(mostLines / markLines) + 1,
      markBlock,
      (rows) => new Uint32Array(rows),
    );
  }

  /** Called for every line in order; those between two marks are not stored. */
  note(line: number, offset: number): void {
    if (line % markLines !== 0) return;
    const number = line / markLines;
    this.#offsets.push()[number % markBlock] = offset;
  }

  /** The offset of line `number * markLines`. */
  at(number: number): number {
    return this.#offsets.blockOf(number)?.[number % markBlock] ?? 0;
  }

  dropBefore(line: number): void {
    this.#offsets.dropBefore(Math.min(this.#offsets.next, Math.floor(line / markLines)));
  }
}

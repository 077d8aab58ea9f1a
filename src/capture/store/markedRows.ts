/** The rows that the user has marked, and the notes on them: kept as long as the rows themselves. */

/** Most marked rows: more than anyone marks one by one. */
export const markedLimit = 10_000;
/** Most characters of a note. */
export const noteLimit = 500;

export interface MarkedRowsOptions {
  /** Called after each change. */
  readonly onChanged?: () => void;
  readonly limit?: number;
}

export class MarkedRows {
  /** The capture: what is before `first` is dropped or cleared. */
  readonly #rows: { readonly first: number };
  readonly #onChanged: () => void;
  readonly #limit: number;
  /** By sequence number, which is never reused; a row without a note has an empty one. */
  readonly #notes = new Map<number, string>();
  #version = 0;

  constructor(
    rows: { readonly first: number },
    { onChanged = () => undefined, limit = markedLimit }: MarkedRowsOptions = {},
  ) {
    this.#rows = rows;
    this.#onChanged = onChanged;
    this.#limit = limit;
  }

  /** Differs after every change. */
  get version(): number {
    return this.#version;
  }

  has(seq: number): boolean {
    return this.#notes.has(seq);
  }

  /** The note of a marked row, empty if it has none; undefined: it is not marked. */
  noteOf(seq: number): string | undefined {
    return this.#notes.get(seq);
  }

  /** Those still in the capture, in order. */
  seqs(): readonly number[] {
    this.#forgetDropped();
    return [...this.#notes.keys()].sort((a, b) => a - b);
  }

  /** Notes stay. False: nothing was marked, as there would be too many. */
  mark(seqs: readonly number[]): boolean {
    const isMarked = this.#add(seqs);
    if (isMarked) this.#changed();
    return isMarked;
  }

  /** Their notes go, too. */
  unmark(seqs: readonly number[]): void {
    for (const seq of seqs) this.#notes.delete(seq);
    this.#changed();
  }

  /** Marks the row as well; an empty note removes the one it has. False: as for `mark`. */
  setNote(seq: number, note: string): boolean {
    if (note !== '' && !this.#add([seq])) return false;
    if (this.has(seq)) this.#notes.set(seq, note.slice(0, noteLimit));
    this.#changed();
    return true;
  }

  #add(seqs: readonly number[]): boolean {
    this.#forgetDropped();
    const added = seqs.filter((seq) => !this.has(seq) && seq >= this.#rows.first);
    if (this.#notes.size + added.length > this.#limit) return false;
    for (const seq of added) this.#notes.set(seq, '');
    return true;
  }

  #forgetDropped(): void {
    for (const seq of this.#notes.keys()) if (seq < this.#rows.first) this.#notes.delete(seq);
  }

  #changed(): void {
    this.#version++;
    this.#onChanged();
  }
}

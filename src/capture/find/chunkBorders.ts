/** Finds what a border between two chunks of a stream cuts. */
import type { CaptureStore } from '../store/captureStore.ts';
import type { ByteFinder } from '../filter/byteFinder.ts';
import type { HitSource } from './hitSource.ts';
import { NextChunks } from './nextChunks.ts';

/** The bytes of a row at which a hit ends that began in one before it, from its first byte on. */
export interface HitRest {
  readonly row: number;
  readonly start: 0;
  readonly end: number;
}

const wholeBytes = { isFirst: true, isLast: true } as const;

export class ChunkBorders {
  readonly #store: CaptureStore;
  readonly #source: HitSource;
  readonly #finder: ByteFinder;
  readonly #next: NextChunks;
  /** The last bytes of a row, and the first ones of those that go on with them. */
  readonly #joined: Uint8Array;
  #length = 0;
  /** Copies few bytes faster than a view of them could be made. */
  readonly #copier = {
    visit: (bytes: Uint8Array, from: number, to: number): boolean => {
      const joined = this.#joined;
      let length = this.#length;
      for (let at = from; at < to; at++) joined[length++] = bytes[at] ?? 0;
      this.#length = length;
      return true;
    },
  };

  constructor(source: HitSource) {
    this.#source = source;
    this.#store = source.store;
    this.#finder = source.finder;
    this.#next = new NextChunks(source.store, source.rows);
    this.#joined = new Uint8Array(2 * source.finder.overlapBytes);
  }

  /**
   * The hit that begins in a row at `least` or after it, and goes on in others of its stream; undefined: there is none.
   * `unknown`: to be asked again.
   */
  hitAt(
    row: number,
    least: number,
  ): { readonly start: number; readonly rest: readonly HitRest[] } | undefined | 'unknown' {
    const { rows, isStream = () => false } = this.#source;
    const store = this.#store;
    const { overlapBytes } = this.#finder;
    const seq = rows.seqOf(row);
    const total = store.lengthAt(seq);
    const tail = Math.min(overlapBytes, total - least);
    this.#length = 0;
    store.visitBytes(seq, total - tail, tail, this.#copier);
    const rest: HitRest[] = [];
    for (let last = row; this.#length < tail + overlapBytes;) {
      const next = this.#next.after(last);
      if (next === 'unknown') {
        this.#next.look(last);
        return 'unknown';
      }
      if (next === undefined || !this.#goesOn(rows.seqOf(last), rows.seqOf(next))) break;
      const end = Math.min(store.lengthAt(rows.seqOf(next)), tail + overlapBytes - this.#length);
      store.visitBytes(rows.seqOf(next), 0, end, this.#copier);
      rest.push({ row: next, start: 0, end });
      last = next;
    }
    const start = this.#finder.find(this.#joined, 0, this.#length, wholeBytes);
    if (start < 0 || start >= tail || !isStream(seq)) return undefined;
    return { start: total - tail + start, rest: withinHit(rest, start + this.#finder.foundLength - tail) };
  }

  /** Nothing between them is hidden, or was dropped. */
  #goesOn(seq: number, next: number): boolean {
    return this.#store.offsetAt(next) === this.#store.offsetAt(seq) + this.#store.lengthAt(seq);
  }
}

/** The rows that the hit reaches by its last `length` bytes. */
function withinHit(rest: readonly HitRest[], length: number): readonly HitRest[] {
  let left = length;
  return rest.flatMap((one) => {
    const end = Math.min(one.end, left);
    left -= end;
    return end > 0 ? [{ ...one, end }] : [];
  });
}

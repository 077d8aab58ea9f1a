/** Find while following a connection, across the borders of chunks. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import { StepMeter, type Budget, type Scan } from '../scan.ts';
import { MatchList, type Match } from './matchList.ts';
import type { LineIndex } from './lineIndex.ts';

/** A byte of a direction, by its stream offset. */
export interface PlaceOfMatch {
  readonly direction: Direction;
  readonly at: number;
}

/** What to search for: text ignoring case, or exact bytes. */
export interface Sought {
  readonly length: number;
  indexIn(bytes: Uint8Array, from?: number, to?: number): number;
}

const directions = ['in', 'out'] as const;
type Direction = (typeof directions)[number];
const partBytes = 64 * 1024;
/** This many bytes cost as much as an empty chunk. */
const bytesPerUnit = 64;

/** The last bytes searched, in which a match may begin. */
interface Tail {
  bytes: Uint8Array;
  /** The chunks they belong to, with their offsets. */
  chunks: readonly Match[];
  /** The next match begins here at the earliest, as matches do not overlap. */
  from: number;
}

/**
 * Searches the followed bytes, in each direction separately, across the borders of chunks, but not of datagrams.
 */
export class FollowFind implements Scan {
  readonly sought: Sought;
  readonly found: Readonly<Record<Direction, MatchList>> = { in: new MatchList(), out: new MatchList() };
  readonly #store: CaptureStore;
  readonly #index: LineIndex;
  readonly #meter = new StepMeter();
  readonly #tails: Record<Direction, Tail> = {
    in: { bytes: new Uint8Array(), chunks: [], from: 0 },
    out: { bytes: new Uint8Array(), chunks: [], from: 0 },
  };
  /** The chunk being searched: those before it are done, and so are its bytes before `#offset`. */
  #chunk: number;
  #offset = 0;
  #current: PlaceOfMatch | undefined;

  /** `current`: the current match of an earlier search for the same. */
  constructor(store: CaptureStore, index: LineIndex, sought: Sought, current?: PlaceOfMatch) {
    this.#store = store;
    this.#index = index;
    this.sought = sought;
    this.#current = current;
    this.#chunk = index.chunks.first;
  }

  get complete(): boolean {
    return this.#chunk >= this.#index.nextChunk || this.isMore;
  }

  /** The current match. */
  get current(): PlaceOfMatch | undefined {
    return this.#current;
  }

  /** Its number, from 1; undefined: there is none, or it no longer matches. */
  get ordinal(): number | undefined {
    const ordinal = this.#ordinal();
    return ordinal === undefined ? undefined : ordinal + 1;
  }

  get count(): number {
    return this.found.in.count + this.found.out.count;
  }

  /** The limit is reached; it continues once the oldest matches have been dropped. */
  get isMore(): boolean {
    return this.found.in.isFull || this.found.out.isFull;
  }

  step(budget: Budget): boolean {
    this.forgetDropped();
    this.#meter.start(budget);
    while (!this.complete) if (this.#meter.isOver(1 + this.#searchPart() / bytesPerUnit)) break;
    return this.complete;
  }

  forgetDropped(): void {
    const { first } = this.#index.chunks;
    for (const direction of directions) this.found[direction].dropBefore(first);
    if (this.#chunk >= first) return;
    this.#chunk = first;
    this.#offset = 0;
  }

  /** Goes to the match after or before the current one, or else after or before a byte; wraps around at the ends. */
  go(
    step: 1 | -1,
    from: Match,
  ): (Match & { readonly direction: Direction; readonly ordinal: number }) | undefined {
    this.forgetDropped();
    const { count } = this;
    if (count === 0) return undefined;
    const current = this.#ordinal();
    const next = current === undefined ? this.#before(from) - (step > 0 ? 0 : 1) : current + step;
    const ordinal = (next + count) % count;
    const match = this.#matchAt(ordinal);
    this.#current = { direction: match.direction, at: match.at };
    return { ...match, ordinal: ordinal + 1 };
  }

  /** The matches in `length` bytes of a direction, as offsets from `at`. */
  within(direction: Direction, at: number, length: number) {
    const list = this.found[direction];
    const size = this.sought.length;
    const matches: { start: number; end: number; isCurrent?: true }[] = [];
    for (let number = list.firstFrom(at - size + 1, 'atOf'); number < list.next; number++) {
      const start = list.atOf(number) - at;
      if (start >= length) break;
      const isCurrent = this.#current?.direction === direction && this.#current.at === start + at;
      matches.push({
        start: Math.max(0, start),
        end: Math.min(length, start + size),
        ...(isCurrent ? { isCurrent } : {}),
      });
    }
    return matches;
  }

  /** Searches a part of a chunk; returns its size. */
  #searchPart(): number {
    const chunk = this.#chunk;
    const seq = this.#index.chunks.seqOf(chunk);
    const length = this.#store.lengthAt(seq);
    const direction = this.#index.directionOf(chunk);
    const tail = this.#tails[direction];
    const start = this.#store.offsetAt(seq);
    if (this.#offset === 0 && tail.bytes.length > 0) this.#join(chunk, seq, direction);
    const part = Math.min(length - this.#offset, partBytes + this.sought.length - 1);
    const base = start + this.#offset;
    this.#store.visitBytes(seq, this.#offset, part, {
      visit: (bytes, from, to) => {
        for (let at = Math.max(from, from + tail.from - base); ;) {
          const found = this.sought.indexIn(bytes, at, to);
          if (found < 0 || this.isMore) break;
          this.found[direction].add(base + found - from, chunk);
          at = found + this.sought.length;
          tail.from = base + at - from;
        }
        return true;
      },
    });
    if (this.#offset + part < length) this.#offset += partBytes;
    else {
      this.#keepTail(chunk, seq, tail);
      this.#chunk++;
      this.#offset = 0;
    }
    return part;
  }

  /** Finds matches that begin before the chunk and end in it. */
  #join(chunk: number, seq: number, direction: Direction): void {
    const tail = this.#tails[direction];
    const head = new Uint8Array(Math.min(this.sought.length - 1, this.#store.lengthAt(seq)));
    this.#store.copyBytes(seq, head);
    const joined = new Uint8Array(tail.bytes.length + head.length);
    joined.set(tail.bytes);
    joined.set(head, tail.bytes.length);
    const base = this.#store.offsetAt(seq) - tail.bytes.length;
    for (let at = Math.max(0, tail.from - base); at < tail.bytes.length;) {
      const found = this.sought.indexIn(joined, at);
      if (found < 0 || found >= tail.bytes.length || this.isMore) return;
      const owner = tail.chunks.findLast((one) => one.at <= base + found);
      this.found[direction].add(base + found, owner?.chunk ?? chunk);
      at = found + this.sought.length;
      tail.from = base + at;
    }
  }

  #keepTail(chunk: number, seq: number, tail: Tail): void {
    const size = this.sought.length - 1;
    if (size === 0 || this.#index.layout.isDatagrams) return;
    const length = this.#store.lengthAt(seq);
    const at = this.#store.offsetAt(seq);
    const own = new Uint8Array(Math.min(size, length));
    this.#store.copyBytes(seq, own, length - own.length);
    const kept = tail.bytes.subarray(Math.max(0, tail.bytes.length - (size - own.length)));
    const isJoined = own.length < size;
    tail.bytes = isJoined ? Uint8Array.of(...kept, ...own) : own;
    tail.chunks = [...(isJoined ? tail.chunks.slice(-size) : []), { at, chunk }];
  }

  /** How many matches begin before a byte. */
  #before({ at, chunk }: Match): number {
    let sum = 0;
    for (const direction of directions) {
      const list = this.found[direction];
      let number = list.firstFrom(chunk, 'chunkOf');
      const isOwn = this.#index.directionOf(chunk) === direction;
      if (isOwn) number = Math.max(number, list.firstFrom(at, 'atOf'));
      sum += number - list.first;
    }
    return sum;
  }

  #ordinal(): number | undefined {
    if (this.#current === undefined) return undefined;
    const { direction, at } = this.#current;
    const list = this.found[direction];
    const number = list.firstFrom(at, 'atOf');
    if (number >= list.next || list.atOf(number) !== at) return undefined;
    return this.#before({ at, chunk: list.chunkOf(number) });
  }

  /** The match by number, over both directions in the order of their chunks. */
  #matchAt(ordinal: number): Match & { direction: Direction } {
    const { in: first, out: second } = this.found;
    // How many of the first `ordinal` matches come from the one list; the rest come from the other.
    const ofFirst = partitionPoint(
      Math.max(0, ordinal - second.count),
      Math.min(ordinal, first.count),
      (count) => first.chunkOf(first.first + count) < second.chunkOf(second.first + ordinal - count - 1),
    );
    const inNumber = first.first + ofFirst;
    const outNumber = second.first + ordinal - ofFirst;
    const isIn =
      outNumber >= second.next ||
      (inNumber < first.next && first.chunkOf(inNumber) < second.chunkOf(outNumber));
    const [direction, number] = isIn ? (['in', inNumber] as const) : (['out', outNumber] as const);
    const list = this.found[direction];
    return { direction, at: list.atOf(number), chunk: list.chunkOf(number) };
  }
}

/** The lines of a followed chunk, recomputed from its bytes when a page asks for them. */
import { partitionPoint } from '../../model/partitionPoint.ts';
import { missingBytes } from './splitCharacter.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import { LineBreaker } from './lineBreaker.ts';
import { markLines, type LineMarks } from './lineMarks.ts';
import type { ChunkList } from './chunkList.ts';
import type { StreamDirection, StreamMode } from '../../model/follow.ts';

/** Which bytes of a connection are followed, and the width of the lines. */
export interface LineLayout {
  readonly connection: number;
  readonly direction: StreamDirection;
  readonly mode: StreamMode;
  /** Characters of a line of text, or bytes in a row of hex. */
  readonly columns: number;
  /** Chunks are datagrams: characters do not continue in the next one. */
  readonly isDatagrams: boolean;
}

/** The bytes of one line: a range of a chunk, preceded by bytes carried over from earlier chunks. */
export interface IndexedLine {
  readonly seq: number;
  readonly direction: 'in' | 'out';
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Bytes carried over from earlier chunks; only a chunk's first line has any. */
  readonly carried: Uint8Array;
  /** Its own bytes in the chunk; `end` excludes bytes carried over to the next. */
  readonly start: number;
  readonly end: number;
}

/** Lines before `next` are complete, and chunks before `nextChunk` are read to their end. */
interface KnownLines {
  readonly next: number;
  readonly nextChunk: number;
}

const none = new Uint8Array();

/** Lines are recomputed from a chunk's bytes, as the index stores only where chunks begin, and marks. */
export class ChunkLines {
  readonly #store: CaptureStore;
  readonly #layout: LineLayout;
  readonly #chunks: ChunkList;
  readonly #marks: LineMarks;

  constructor(store: CaptureStore, layout: LineLayout, chunks: ChunkList, marks: LineMarks) {
    this.#store = store;
    this.#layout = layout;
    this.#chunks = chunks;
    this.#marks = marks;
  }

  /** The chunk's lines among `from` ≤ line < `to`. */
  of(chunk: number, from: number, to: number, { next, nextChunk }: KnownLines): IndexedLine[] {
    const seq = this.#chunks.seqOf(chunk);
    const firstLine = this.#chunks.lineOf(chunk);
    const length = this.#store.lengthAt(seq);
    const last = chunk + 1 < this.#chunks.next ? this.#chunks.lineOf(chunk + 1) : next;
    const wanted = Math.min(to, last);
    const starts =
      this.#layout.mode === 'hex'
        ? Array.from(
            { length: wanted - from + 1 },
            (_, index) => (from - firstLine + index) * this.#layout.columns,
          )
        : this.#startsOf(chunk, from, wanted);
    const carried = this.#chunks.carriedIn(chunk);
    const kept = length - this.#chunks.handedOn(chunk);
    const isWhole = chunk < nextChunk;
    const direction = this.#store.directionAt(seq) ?? 'in';
    return Array.from({ length: wanted - from }, (_, index) => {
      const line = from + index;
      const isFirst = line === firstLine;
      const isLast = isWhole && line === last - 1;
      return {
        seq,
        direction,
        isFirst,
        isLast,
        carried: isFirst ? carried : none,
        start: isFirst ? 0 : Math.min(starts[index] ?? 0, length),
        end: isLast ? kept : Math.min(starts[index + 1] ?? length, length),
      };
    });
  }

  /** The line of text that holds a byte of the chunk. */
  textLineAt(chunk: number, offset: number, known: KnownLines): number {
    const line = this.#chunks.lineOf(chunk);
    const end = chunk + 1 < this.#chunks.next ? this.#chunks.lineOf(chunk + 1) : known.next;
    // The chunk's last mark at or before the byte.
    const beyond = partitionPoint(
      Math.floor(line / markLines) + 1,
      Math.floor((end - 1) / markLines) + 1,
      (mark) => this.#marks.at(mark) <= offset,
    );
    const from = Math.max(line, (beyond - 1) * markLines);
    const near = this.of(chunk, from, Math.min(end, from + markLines), known);
    const after = near.findIndex(({ start }) => start > offset);
    return from + (after < 0 ? near.length : after) - 1;
  }

  /** Copies the bytes of a line. */
  bytesOf({ seq, carried, start, end }: IndexedLine): Uint8Array {
    const bytes = new Uint8Array(carried.length + Math.max(0, end - start));
    // More may be carried over than the chunk's own bytes: then it includes bytes carried into it.
    if (end < start) return carried.slice(0, Math.max(0, carried.length + end - start));
    bytes.set(carried);
    this.#store.copyBytes(seq, bytes.subarray(carried.length), start);
    return bytes;
  }

  /** The offsets at which the lines begin, and the end of the last, recomputed from the preceding mark. */
  #startsOf(chunk: number, from: number, to: number): number[] {
    const firstLine = this.#chunks.lineOf(chunk);
    const seq = this.#chunks.seqOf(chunk);
    const length = this.#store.lengthAt(seq);
    const markLine = Math.floor(from / markLines) * markLines;
    const isMarked = markLine > firstLine;
    let line = isMarked ? markLine : firstLine;
    const carried = this.#chunks.carriedIn(chunk).length;
    const begun = isMarked ? this.#marks.at(markLine / markLines) : this.#skippedOf(chunk);
    const starts: number[] = [];
    const note = (offset: number): void => {
      if (line >= from && line <= to) starts.push(offset);
      line++;
    };
    note(begun);
    const breaker = new LineBreaker(this.#layout.columns);
    breaker.begin(!isMarked && carried > 0 ? 2 : 0);
    for (let offset = begun; offset < length && starts.length <= to - from;) {
      // Just enough for the lines of a mark if all are single bytes.
      const size = Math.min(length - offset, markLines * this.#layout.columns);
      const part = new Uint8Array(size);
      this.#store.copyBytes(seq, part, offset);
      const at = offset;
      offset += breaker.read(part, at + size >= length, (begins) => {
        note(at + begins);
      });
    }
    return starts;
  }

  /** How many of a chunk's first bytes complete a character carried into it. */
  #skippedOf(chunk: number): number {
    const carried = this.#chunks.carriedIn(chunk);
    if (carried.length === 0) return 0;
    return Math.min(missingBytes(carried), this.#store.lengthAt(this.#chunks.seqOf(chunk)));
  }
}

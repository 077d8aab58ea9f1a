/** The line index of a followed connection. */
import { joinBytes } from '../../bytes/byteWriter.ts';
import type { StreamPlace } from '../../model/follow.ts';
import { cutBytes } from '../../bytes/utf8.ts';
import { goesOn, missingBytes } from './splitCharacter.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import { StepMeter, type Budget, type Scan } from '../scan.ts';
import { ChunkLines, type IndexedLine, type LineLayout } from './chunkLines.ts';
import { LineBreaker } from './lineBreaker.ts';
import { LineMarks } from './lineMarks.ts';
import type { ByteVisitor } from '../store/byteRing.ts';
import { ChunkList } from './chunkList.ts';

/** Longer chunks are read in parts of this many bytes. */
const partBytes = 32 * 1024;
/** Costs; a row of another connection is one unit. */
const chunkUnits = 8;
const bytesPerUnit = 16;
const none = new Uint8Array();

interface Reading {
  readonly chunk: number;
  readonly seq: number;
  readonly length: number;
  /** Bytes of the chunk read so far. */
  offset: number;
  lastByte: number;
}

/**
 * Where each line of a connection's bytes begins. Lines never cross the border of a chunk, and their numbers never
 * shift: lines are appended at the end and dropped from the front.
 *
 *   rows of the store ──connection, direction──▶ chunks ──line feeds, width──▶ lines
 *
 * It stores the chunks (20 bytes each) and one number per 64 lines, so at most 25 MB for a full capture.
 */
export class LineIndex implements Scan {
  readonly layout: LineLayout;
  readonly chunks: ChunkList;
  readonly #store: CaptureStore;
  readonly #marks: LineMarks;
  readonly #lines: ChunkLines;
  readonly #breaker: LineBreaker;
  readonly #meter = new StepMeter();
  /** Rows before it have been read. */
  #at: number;
  /** Number of lines begun, except the one being read. */
  #begun = 0;
  /** The chunk being read, and how far. */
  #reading: Reading | undefined;
  /** The incomplete character at the end of each direction's latest chunk. */
  readonly #cut = { in: { chunk: -1, bytes: none }, out: { chunk: -1, bytes: none } };

  /** Created once: there may be very many chunks. */
  readonly #partVisitor: ByteVisitor = {
    visit: (bytes, from, to) => {
      const reading = this.#reading;
      if (reading === undefined) return false;
      const { offset, length } = reading;
      const isLast = offset + to - from === length;
      reading.lastByte = bytes[to - 1] ?? 0;
      reading.offset += this.#breaker.read(bytes.subarray(from, to), isLast, (at) => {
        this.#beginLine(offset + at);
      });
      return true;
    },
  };

  constructor(store: CaptureStore, layout: LineLayout) {
    this.layout = layout;
    this.#store = store;
    this.chunks = new ChunkList(store.limitRows);
    this.#marks = new LineMarks(store.limitBytes + store.limitRows);
    this.#lines = new ChunkLines(store, layout, this.chunks, this.#marks);
    this.#breaker = new LineBreaker(layout.columns);
    this.#at = store.first;
  }

  /** Every row now in the store has been read. */
  get complete(): boolean {
    return this.#reading === undefined && this.#at >= this.#store.next;
  }

  /** The oldest kept line. */
  get first(): number {
    return this.chunks.first < this.chunks.next ? this.chunks.lineOf(this.chunks.first) : this.next;
  }

  /** The number after the last line whose end is known. */
  get next(): number {
    return this.#reading === undefined ? this.#begun : Math.max(0, this.#begun - 1);
  }

  /** The number after the last chunk read to its end. */
  get nextChunk(): number {
    return this.chunks.next - (this.#reading === undefined ? 0 : 1);
  }

  step(budget: Budget): boolean {
    this.forgetDropped();
    this.#meter.start(budget);
    while (!this.complete) if (this.#meter.isOver(this.#readOn())) break;
    return this.complete;
  }

  /** Drops what the store has dropped. */
  forgetDropped(): void {
    const { first } = this.#store;
    if (this.#reading !== undefined && this.#reading.seq < first) this.#reading = undefined;
    this.#at = Math.max(this.#at, first);
    this.chunks.dropBefore(first);
    this.#marks.dropBefore(this.first);
  }

  directionOf(chunk: number): 'in' | 'out' {
    return this.#store.directionAt(this.chunks.seqOf(chunk)) ?? 'in';
  }

  /** The line that contains a byte, once known; for a byte that is no longer kept, the first line. */
  lineAt({ seq, offset }: StreamPlace): number | undefined {
    if (seq >= this.#at || this.first >= this.next) return undefined;
    const chunk = Math.max(this.chunks.first, this.chunks.lastUpTo(seq, 'seqOf'));
    if (chunk >= this.nextChunk) return undefined;
    const line = this.chunks.lineOf(chunk);
    // For a row that is not followed, the chunk before it.
    if (this.chunks.seqOf(chunk) !== seq) return line;
    if (this.layout.mode === 'hex') {
      const last = Math.max(0, Math.ceil(this.#store.lengthAt(seq) / this.layout.columns) - 1);
      return line + Math.min(last, Math.floor(offset / this.layout.columns));
    }
    return this.#lines.textLineAt(chunk, offset, this);
  }

  /** The kept ones among `count` lines from `from` on. */
  lines(from: number, count: number): IndexedLine[] {
    this.forgetDropped();
    const lines: IndexedLine[] = [];
    const end = Math.min(from + count, this.next);
    for (let line = Math.max(from, this.first); line < end;) {
      const chunk = this.chunks.lastUpTo(line, 'lineOf');
      const found = this.#lines.of(chunk, line, end, this);
      if (found.length === 0) break;
      for (const one of found) lines.push(one);
      line += found.length;
    }
    return lines;
  }

  /** Copies the bytes of a line. */
  bytesOf(line: IndexedLine): Uint8Array {
    return this.#lines.bytesOf(line);
  }

  /** Reads the next part of a chunk, or moves on to the next row; returns the cost. */
  #readOn(): number {
    if (this.#reading !== undefined) return chunkUnits + this.#readPart(this.#reading) / bytesPerUnit;
    this.#nextRow();
    return 1;
  }

  #nextRow(): void {
    const seq = this.#at++;
    const store = this.#store;
    if (store.connectionAt(seq) !== this.layout.connection) return;
    const direction = store.directionAt(seq);
    const { direction: shown, mode } = this.layout;
    if (direction === undefined || (shown !== 'both' && shown !== direction)) return;
    const length = store.lengthAt(seq);
    if (mode === 'hex') {
      this.chunks.add(seq, this.#begun, none);
      this.#begun += Math.max(1, Math.ceil(length / this.layout.columns));
      return;
    }
    const skipped = this.#begin(seq, direction);
    this.#beginLine(skipped);
    this.#reading = { chunk: this.chunks.next - 1, seq, length, offset: skipped, lastByte: 0 };
    if (skipped >= length) this.#finish(this.#reading);
  }

  /** Returns how many of the chunk's first bytes complete a character begun in the chunk before. */
  #begin(seq: number, direction: 'in' | 'out'): number {
    const before = this.#cut[direction];
    this.#breaker.begin();
    if (before.bytes.length === 0) {
      this.chunks.add(seq, this.#begun, none);
      return 0;
    }
    const head = new Uint8Array(Math.min(3, this.#store.lengthAt(seq)));
    this.#store.copyBytes(seq, head);
    const count = goesOn(before.bytes, head);
    const carried = count > 0 ? before.bytes : none;
    if (count > 0) this.chunks.handOn(before.chunk, before.bytes.length);
    this.chunks.add(seq, this.#begun, carried);
    this.#breaker.begin(carried.length > 0 ? 2 : 0);
    const isStillCut = count > 0 && count === this.#store.lengthAt(seq) && count < missingBytes(carried);
    this.#cut[direction] = isStillCut
      ? { chunk: this.chunks.next - 1, bytes: joinBytes([carried, head]) }
      : { chunk: -1, bytes: none };
    return count;
  }

  /** Returns how many bytes it has read. */
  #readPart(reading: Reading): number {
    const { seq, offset } = reading;
    const left = reading.length - offset;
    const length = Math.min(partBytes, left);
    this.#store.visitBytes(seq, offset, length, this.#partVisitor);
    if (reading.offset >= reading.length) this.#finish(reading);
    return length;
  }

  #finish({ chunk, seq, length, lastByte }: Reading): void {
    this.#reading = undefined;
    // Characters do not continue across datagrams, and ASCII is never cut.
    if (this.layout.isDatagrams || lastByte < 0x80) return;
    const direction = this.#store.directionAt(seq) ?? 'in';
    const tail = new Uint8Array(Math.min(3, length));
    this.#store.copyBytes(seq, tail, length - tail.length);
    const cut = cutBytes(tail);
    if (cut > 0) this.#cut[direction] = { chunk, bytes: tail.slice(tail.length - cut) };
  }

  #beginLine(offset: number): void {
    this.#marks.note(this.#begun++, offset);
  }
}

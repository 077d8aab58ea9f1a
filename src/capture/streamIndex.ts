import type { StreamDirection, StreamMode, StreamPlace } from '../model/streamMessages.ts';
import { BlockQueue } from './blockQueue.ts';
import { cutBytes, goesOn } from './carriedBytes.ts';
import type { CaptureStore } from './captureStore.ts';
import type { ByteLook } from './rowFilter.ts';
import { LineBreaker } from './lineBreaker.ts';
import { StreamChunks } from './streamChunks.ts';

export interface StreamScope {
  readonly connection: number;
  readonly direction: StreamDirection;
  readonly mode: StreamMode;
  /** Of a line of text; of hex, the bytes in a row. */
  readonly columns: number;
  /** Chunks are datagrams: no character goes on in the next one. */
  readonly isDatagrams: boolean;
}

/** Of a long chunk, every so many lines it is noted where one begins. */
export const markLines = 64;
const markBlock = 4096;
/** A longer chunk is read in parts of this many bytes. */
const partBytes = 32 * 1024;
/** One look at the clock for so many steps: a row that is none of the stream's is one. */
const lookSteps = 1024;
const chunkSteps = 8;
const bytesPerStep = 16;
const none = new Uint8Array();

interface Reading {
  readonly chunk: number;
  readonly seq: number;
  readonly length: number;
  /** Its bytes before it are read. */
  offset: number;
  lastByte: number;
}

/** The bytes of one line: a stretch of a chunk, and what is carried into it. */
export interface IndexedLine {
  readonly seq: number;
  readonly direction: 'in' | 'out';
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Bytes of earlier chunks before its own; only its first line has any. */
  readonly carried: Uint8Array;
  /** Its own bytes in the chunk; `end` leaves out what is handed on. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where the lines of one connection's bytes begin, found as far as somebody looks and a slice at a time. Lines never
 * reach over a chunk's border, and their numbers never shift: what comes is added, what is dropped goes in front.
 *
 *   rows of the store ──connection, direction──▶ chunks ──line feeds, width──▶ lines
 *
 * Kept are the chunks (20 bytes each) and one number for each 64 lines, so at most 25 MB for a full capture.
 */
export class StreamIndex {
  readonly scope: StreamScope;
  readonly chunks: StreamChunks;
  readonly #store: CaptureStore;
  readonly #marks: BlockQueue<Uint32Array>;
  readonly #breaker: LineBreaker;
  /** Rows before it have been looked at. */
  #at: number;
  /** Lines that have begun; without the one that is being read. */
  #begun = 0;
  /** The chunk that is being read, and how far. */
  #reading: Reading | undefined;
  /** A character cut by the end of the latest chunk of a direction. */
  readonly #cut = { in: { chunk: -1, bytes: none }, out: { chunk: -1, bytes: none } };

  /** Made once: there may be very many chunks. */
  readonly #part: ByteLook = {
    look: (bytes, from, to) => {
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

  constructor(store: CaptureStore, scope: StreamScope) {
    this.scope = scope;
    this.#store = store;
    this.chunks = new StreamChunks(store.limitRows);
    const mostLines = store.limitBytes + store.limitRows;
    this.#marks = new BlockQueue(
      Math.ceil(mostLines / markLines) + 1,
      markBlock,
      (rows) => new Uint32Array(rows),
    );
    this.#breaker = new LineBreaker(scope.columns);
    this.#at = store.first;
  }

  /** Everything that the store has by now has been looked at. */
  get complete(): boolean {
    return this.#reading === undefined && this.#at >= this.#store.next;
  }

  /** The oldest line that is kept. */
  get first(): number {
    return this.chunks.first < this.chunks.next ? this.chunks.lineOf(this.chunks.first) : this.next;
  }

  /** Lines whose end is known are before it. */
  get next(): number {
    return this.#reading === undefined ? this.#begun : Math.max(0, this.#begun - 1);
  }

  /** Chunks before it are read to their end. */
  get nextChunk(): number {
    return this.chunks.next - (this.#reading === undefined ? 0 : 1);
  }

  /** Goes on until everything is looked at or the clock stands at `deadlineMs`. */
  advance(deadlineMs: number, nowMs: () => number): void {
    this.forgetDropped();
    let steps = 0;
    while (!this.complete) {
      if (this.#reading !== undefined) steps += chunkSteps + this.#readPart(this.#reading) / bytesPerStep;
      else {
        this.#lookAtRow();
        steps++;
      }
      if (steps < lookSteps) continue;
      steps = 0;
      if (nowMs() >= deadlineMs) return;
    }
  }

  /** What the store has dropped is no longer there. */
  forgetDropped(): void {
    const { first } = this.#store;
    if (this.#reading !== undefined && this.#reading.seq < first) this.#reading = undefined;
    this.#at = Math.max(this.#at, first);
    this.chunks.dropBefore(first);
    this.#marks.dropBefore(Math.min(this.#marks.next, Math.floor(this.first / markLines)));
  }

  directionOf(chunk: number): 'in' | 'out' {
    return directionAt(this.#store, this.chunks.seqOf(chunk)) ?? 'in';
  }

  /** The line that holds a byte, as far as it is known; a byte that is no longer kept is in the first line. */
  lineAt({ seq, offset }: StreamPlace): number | undefined {
    if (seq >= this.#at || this.first >= this.next) return undefined;
    const chunk = Math.max(this.chunks.first, this.chunks.lastUpTo(seq, 'seqOf'));
    if (chunk >= this.nextChunk) return undefined;
    const line = this.chunks.lineOf(chunk);
    // Of a row that is none of the stream's, the chunk before it.
    if (this.chunks.seqOf(chunk) !== seq) return line;
    if (this.scope.mode === 'hex') {
      const last = Math.max(0, Math.ceil(this.#store.lengthAt(seq) / this.scope.columns) - 1);
      return line + Math.min(last, Math.floor(offset / this.scope.columns));
    }
    return this.#textLineAt(chunk, offset);
  }

  /** The kept ones among `count` lines from `from` on. */
  lines(from: number, count: number): IndexedLine[] {
    this.forgetDropped();
    const lines: IndexedLine[] = [];
    const end = Math.min(from + count, this.next);
    for (let line = Math.max(from, this.first); line < end;) {
      const chunk = this.chunks.lastUpTo(line, 'lineOf');
      const found = this.#linesOf(chunk, line, end);
      if (found.length === 0) break;
      for (const one of found) lines.push(one);
      line += found.length;
    }
    return lines;
  }

  /** Copies the bytes of a line. */
  bytesOf({ seq, carried, start, end }: IndexedLine): Uint8Array {
    const bytes = new Uint8Array(carried.length + Math.max(0, end - start));
    // What is handed on may be more than the chunk's own bytes: then it is carried ones, too.
    if (end < start) return carried.slice(0, Math.max(0, carried.length + end - start));
    bytes.set(carried);
    this.#store.copyBytes(seq, bytes.subarray(carried.length), start);
    return bytes;
  }

  #lookAtRow(): void {
    const seq = this.#at++;
    const store = this.#store;
    if (store.connectionAt(seq) !== this.scope.connection) return;
    const direction = directionAt(store, seq);
    const { direction: wanted, mode } = this.scope;
    if (direction === undefined || (wanted !== 'both' && wanted !== direction)) return;
    const length = store.lengthAt(seq);
    if (mode === 'hex') {
      this.chunks.add(seq, this.#begun, none);
      this.#begun += Math.max(1, Math.ceil(length / this.scope.columns));
      return;
    }
    const skipped = this.#begin(seq, direction);
    this.#beginLine(skipped);
    this.#reading = { chunk: this.chunks.next - 1, seq, length, offset: skipped, lastByte: 0 };
    if (skipped >= length) this.#finish(this.#reading);
  }

  /** Answers how many of the chunk's bytes belong to a character that the one before it has begun. */
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
    const whole = carried.length + count;
    const isStillCut = count > 0 && count === this.#store.lengthAt(seq) && whole < sizeOf(carried[0] ?? 0);
    this.#cut[direction] = isStillCut
      ? { chunk: this.chunks.next - 1, bytes: Uint8Array.of(...carried, ...head) }
      : { chunk: -1, bytes: none };
    return count;
  }

  /** Answers how many bytes it has read. */
  #readPart(reading: Reading): number {
    const { seq, offset } = reading;
    const left = reading.length - offset;
    const length = Math.min(partBytes, left);
    this.#store.lookAt(seq, offset, length, this.#part);
    if (reading.offset >= reading.length) this.#finish(reading);
    return length;
  }

  #finish({ chunk, seq, length, lastByte }: Reading): void {
    this.#reading = undefined;
    // A datagram is a message of its own, and ASCII is never cut.
    if (this.scope.isDatagrams || lastByte < 0x80) return;
    const direction = directionAt(this.#store, seq) ?? 'in';
    const tail = new Uint8Array(Math.min(3, length));
    this.#store.copyBytes(seq, tail, length - tail.length);
    const cut = cutBytes(tail);
    if (cut > 0) this.#cut[direction] = { chunk, bytes: tail.slice(tail.length - cut) };
  }

  #beginLine(offset: number): void {
    const line = this.#begun++;
    if (line % markLines !== 0) return;
    const number = line / markLines;
    this.#marks.push()[number % markBlock] = offset;
  }

  #textLineAt(chunk: number, offset: number): number {
    const line = this.chunks.lineOf(chunk);
    const end = chunk + 1 < this.chunks.next ? this.chunks.lineOf(chunk + 1) : this.next;
    // The last mark of the chunk that is not beyond the byte.
    let low = Math.floor(line / markLines) + 1;
    let high = Math.floor((end - 1) / markLines) + 1;
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      if (this.#markAt(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    const from = Math.max(line, (low - 1) * markLines);
    const near = this.#linesOf(chunk, from, Math.min(end, from + markLines));
    const after = near.findIndex(({ start }) => start > offset);
    return from + (after < 0 ? near.length : after) - 1;
  }

  #markAt(number: number): number {
    return this.#marks.blockOf(number)?.[number % markBlock] ?? 0;
  }

  /** Lines from `from` up to `to`, as far as they are the chunk's. */
  #linesOf(chunk: number, from: number, to: number): IndexedLine[] {
    const seq = this.chunks.seqOf(chunk);
    const firstLine = this.chunks.lineOf(chunk);
    const length = this.#store.lengthAt(seq);
    const last = chunk + 1 < this.chunks.next ? this.chunks.lineOf(chunk + 1) : this.next;
    const wanted = Math.min(to, last);
    const starts =
      this.scope.mode === 'hex'
        ? Array.from(
            { length: wanted - from + 1 },
            (_, index) => (from - firstLine + index) * this.scope.columns,
          )
        : this.#startsOf(chunk, from, wanted);
    const carried = this.chunks.carriedIn(chunk);
    const kept = length - this.chunks.handedOn(chunk);
    const isWhole = chunk < this.nextChunk;
    const direction = this.directionOf(chunk);
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

  /** Where the lines begin, and the one after them: read again from the mark before. */
  #startsOf(chunk: number, from: number, to: number): number[] {
    const firstLine = this.chunks.lineOf(chunk);
    const seq = this.chunks.seqOf(chunk);
    const length = this.#store.lengthAt(seq);
    const markLine = Math.floor(from / markLines) * markLines;
    const isMarked = markLine > firstLine;
    let line = isMarked ? markLine : firstLine;
    const carried = this.chunks.carriedIn(chunk).length;
    const begun = isMarked ? this.#markAt(markLine / markLines) : this.#skippedOf(chunk);
    const starts: number[] = [];
    const note = (offset: number): void => {
      if (line >= from && line <= to) starts.push(offset);
      line++;
    };
    note(begun);
    const breaker = new LineBreaker(this.scope.columns);
    breaker.begin(!isMarked && carried > 0 ? 2 : 0);
    for (let offset = begun; offset < length && starts.length <= to - from;) {
      // Enough for a mark's lines of single bytes, and not much more.
      const size = Math.min(length - offset, markLines * this.scope.columns);
      const part = new Uint8Array(size);
      this.#store.copyBytes(seq, part, offset);
      const at = offset;
      offset += breaker.read(part, at + size >= length, (begins) => {
        note(at + begins);
      });
    }
    return starts;
  }

  /** How many of a chunk's first bytes belong to what is carried into it. */
  #skippedOf(chunk: number): number {
    const carried = this.chunks.carriedIn(chunk);
    if (carried.length === 0) return 0;
    return Math.min(sizeOf(carried[0] ?? 0) - carried.length, this.#store.lengthAt(this.chunks.seqOf(chunk)));
  }
}

/** Bytes of a character, by its first one. */
function sizeOf(lead: number): number {
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Undefined: no bytes. */
export function directionAt(store: CaptureStore, seq: number): 'in' | 'out' | undefined {
  const call = store.dataCallAt(seq);
  if (call === undefined) return undefined;
  return call === 'recv' || call === 'recvfrom' ? 'in' : 'out';
}

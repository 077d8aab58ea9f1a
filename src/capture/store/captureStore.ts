/** The capture: every event with its bytes, within limits. */
import type { CaptureRow, CaptureSummary } from '../../model/captureRow.ts';
import type { Data, EngineEvent } from '../../model/engineEvent.ts';
import { BlockQueue } from './blockQueue.ts';
import { ByteRing, type ByteVisitor } from './byteRing.ts';
import { DropCounts, type Drops } from './dropCounts.ts';
import { callOfKind, createRowBlock, directionOfKind, isDataKind, kindOf, typeOfKind } from './rowColumns.ts';

export const defaultLimitBytes = 64 * 1024 * 1024;
export const defaultLimitRows = 1_048_576;
/** Most rows other than `data`, which are stored as objects. */
export const defaultLimitDetails = 131_072;
const defaultSlabBytes = 1024 * 1024;
const defaultBlockRows = 16_384;

export interface CaptureLimits {
  readonly limitBytes?: number;
  readonly limitRows?: number;
  readonly limitDetails?: number;
  /** Allocation unit for bytes; smaller in tests. */
  readonly slabBytes?: number;
  /** Allocation unit for rows; smaller in tests. */
  readonly blockRows?: number;
}

type Detail = Exclude<EngineEvent, { type: 'data' }>;

/**
 * The record of every event, bytes included, within three limits; beyond any of them the oldest rows are dropped and
 * counted. Chunks are copied into slabs, rows are stored in columns, lifecycle events as the objects they are.
 *
 * To detect changes, compare `version` (there is no cost per listener and event), or register for a single call with
 * `onceChanged`. Drops are counted per generation: `first` is where the generation began plus its drops.
 */
export class CaptureStore {
  readonly limitBytes: number;
  readonly limitRows: number;
  readonly limitDetails: number;
  readonly #bytes: ByteRing;
  readonly #rows: BlockQueue<ReturnType<typeof createRowBlock>>;
  readonly #blockRows: number;
  readonly #drops = new DropCounts();
  /** A ring by detail number, which grows to its limit as it fills. */
  readonly #details: (Detail | undefined)[] = [];
  #firstDetail = 0;
  #nextDetail = 0;
  #generation = 0;
  #version = 0;
  readonly #listeners = new Set<{ readonly listener: () => void }>();
  #notifying = false;

  constructor(limits: CaptureLimits = {}) {
    this.limitBytes = limits.limitBytes ?? defaultLimitBytes;
    this.limitRows = limits.limitRows ?? defaultLimitRows;
    this.limitDetails = limits.limitDetails ?? defaultLimitDetails;
    this.#blockRows = limits.blockRows ?? defaultBlockRows;
    this.#bytes = new ByteRing(this.limitBytes, limits.slabBytes ?? defaultSlabBytes);
    this.#rows = new BlockQueue(this.limitRows, this.#blockRows, createRowBlock);
  }

  /** The oldest row; `next` when there is none. */
  get first(): number {
    return this.#rows.first;
  }

  /** The sequence number of the next row. */
  get next(): number {
    return this.#rows.next;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Differs after every change. */
  get version(): number {
    return this.#version;
  }

  append(event: EngineEvent): void {
    const isData = event.type === 'data';
    const length = isData ? event.bytes.length : 0;
    this.#makeRoom(length, isData);
    const fits = length <= this.limitBytes;
    const seq = this.#rows.next;
    const row = seq % this.#blockRows;
    const block = this.#rows.push();
    block.t[row] = event.t;
    block.endpoint[row] = event.endpoint;
    block.kind[row] = kindOf(event);
    block.length[row] = length;
    if (isData) {
      block.connection[row] = event.connection;
      block.offset[row] = event.offset;
      block.position[row] = fits ? this.#bytes.write(event.bytes) : 0;
    } else {
      block.connection[row] = ('connection' in event ? event.connection : undefined) ?? 0;
      block.offset[row] = 0;
      block.position[row] = this.#nextDetail;
      this.#details[this.#nextDetail++ % this.limitDetails] = event;
    }
    // A chunk larger than the limit for all bytes is dropped at once, with everything older; all are counted.
    if (!fits) while (this.first <= seq) this.#dropOldest();
    if (event.type === 'removed') this.#drops.forget(event.endpoint);
    this.#changed();
  }

  summary(): CaptureSummary {
    return {
      generation: this.#generation,
      first: this.first,
      next: this.next,
      keptBytes: this.#bytes.length,
      limitBytes: this.limitBytes,
      limitRows: this.limitRows,
      droppedEvents: this.#drops.events,
      droppedBytes: this.#drops.bytes,
    };
  }

  /** Undefined: not in the capture, or no longer. */
  row(seq: number): CaptureRow | undefined {
    const block = this.#rows.blockOf(seq);
    if (block === undefined) return undefined;
    const row = seq % this.#blockRows;
    const kind = block.kind[row] ?? 0;
    const common = {
      seq,
      t: block.t[row] ?? 0,
      endpoint: block.endpoint[row] ?? 0,
      connection: block.connection[row] ?? 0,
      length: block.length[row] ?? 0,
      offset: block.offset[row] ?? 0,
    };
    if (isDataKind(kind)) {
      return { ...common, type: 'data', call: callOfKind(kind), direction: directionOfKind(kind) };
    }
    const event = this.#details[(block.position[row] ?? 0) % this.limitDetails];
    if (event === undefined) throw new Error(`Capture row ${seq} has lost its event`);
    const call = 'call' in event ? event.call : event.type === 'error' ? event.failure.call : undefined;
    return {
      ...common,
      type: event.type,
      ...(call === undefined ? {} : { call }),
      ...('direction' in event ? { direction: event.direction } : {}),
      event,
    };
  }

  /** The kept ones among `count` rows from `fromSeq` on. */
  rows(fromSeq: number, count: number): CaptureRow[] {
    const rows: CaptureRow[] = [];
    const end = Math.min(fromSeq + count, this.next);
    for (let seq = Math.max(fromSeq, this.first); seq < end; seq++) {
      const row = this.row(seq);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /**
   * A part of a row's bytes (fewer where the row has fewer); undefined: not kept. Always a fresh exact copy: a view
   * would drag its whole slab along when it is posted to a page.
   */
  bytes(seq: number, offset = 0, length = Infinity): Uint8Array | undefined {
    if (this.#rows.blockOf(seq) === undefined) return undefined;
    const copy = new Uint8Array(Math.max(0, Math.min(length, this.lengthAt(seq) - offset)));
    this.copyBytes(seq, copy, offset);
    return copy;
  }

  /** Copies a row's bytes from `offset` on into `target` and returns how many. */
  copyBytes(seq: number, target: Uint8Array, offset = 0): number {
    const length = Math.max(0, Math.min(target.length, this.lengthAt(seq) - offset));
    if (length === 0) return 0;
    const position = (this.#rows.blockOf(seq)?.position[seq % this.#blockRows] ?? 0) + offset;
    this.#bytes.read(position, length === target.length ? target : target.subarray(0, length));
    return length;
  }

  /** Visits `length` of a row's bytes from `offset` on, without a copy where possible. */
  visitBytes(seq: number, offset: number, length: number, visitor: ByteVisitor): boolean {
    const block = this.#rows.blockOf(seq);
    if (block === undefined || length === 0) return false;
    return this.#bytes.visit((block.position[seq % this.#blockRows] ?? 0) + offset, length, visitor);
  }

  /** What this generation has dropped of one endpoint, until the endpoint is removed. */
  dropped(endpoint: number): Drops {
    return this.#drops.of(endpoint);
  }

  /** Direct access to the columns, for filters. 0 where the row is not kept. */
  endpointAt(seq: number): number {
    return this.#rows.blockOf(seq)?.endpoint[seq % this.#blockRows] ?? 0;
  }

  connectionAt(seq: number): number {
    return this.#rows.blockOf(seq)?.connection[seq % this.#blockRows] ?? 0;
  }

  /** Whether a row belongs to an endpoint (with its connections) or to a connection. */
  isOf(seq: number, id: number): boolean {
    return this.endpointAt(seq) === id || this.connectionAt(seq) === id;
  }

  lengthAt(seq: number): number {
    return this.#rows.blockOf(seq)?.length[seq % this.#blockRows] ?? 0;
  }

  /** Microseconds since the engine started. */
  timeAt(seq: number): number {
    return this.#rows.blockOf(seq)?.t[seq % this.#blockRows] ?? 0;
  }

  /** Stream offset of a `data` row. */
  offsetAt(seq: number): number {
    return this.#rows.blockOf(seq)?.offset[seq % this.#blockRows] ?? 0;
  }

  /** The direction of a `data` row; undefined for all others. */
  directionAt(seq: number): Data['direction'] | undefined {
    const kind = this.#rows.blockOf(seq)?.kind[seq % this.#blockRows];
    return kind !== undefined && isDataKind(kind) ? directionOfKind(kind) : undefined;
  }

  /** The call of a `data` row; undefined for all others. */
  dataCallAt(seq: number): Data['call'] | undefined {
    const kind = this.#rows.blockOf(seq)?.kind[seq % this.#blockRows];
    return kind !== undefined && isDataKind(kind) ? callOfKind(kind) : undefined;
  }

  /** Removes everything and releases the memory. Sequence numbers continue; drops count from 0 again. */
  clear(): void {
    this.#bytes.clear();
    this.#rows.clear();
    this.#details.length = 0;
    this.#firstDetail = 0;
    this.#nextDetail = 0;
    this.#drops.clear();
    this.#generation++;
    this.#changed();
  }

  /**
   * Calls `listener` once, in a microtask after the next change. For later changes it must register again, best after it
   * has read the store. Returns a function that cancels it.
   */
  onceChanged(listener: () => void): () => void {
    const registered = { listener };
    this.#listeners.add(registered);
    return () => void this.#listeners.delete(registered);
  }

  #changed(): void {
    this.#version++;
    if (this.#listeners.size === 0 || this.#notifying) return;
    this.#notifying = true;
    queueMicrotask(() => this.#notify());
  }

  #notify(): void {
    this.#notifying = false;
    for (const registered of this.#listeners) {
      // A microtask each, so that a listener that throws does not stop the others. It may have been cancelled by then.
      queueMicrotask(() => {
        if (this.#listeners.delete(registered)) registered.listener();
      });
    }
  }

  #makeRoom(length: number, isData: boolean): void {
    if (this.next - this.first >= this.limitRows) this.#dropOldest();
    while (this.#bytes.length > 0 && this.#bytes.length + length > this.limitBytes) this.#dropOldest();
    if (isData) return;
    while (this.#nextDetail - this.#firstDetail >= this.limitDetails) this.#dropOldest();
  }

  #dropOldest(): void {
    const seq = this.first;
    const block = this.#rows.blockOf(seq);
    if (block === undefined) return;
    const row = seq % this.#blockRows;
    const endpoint = block.endpoint[row] ?? 0;
    const length = block.length[row] ?? 0;
    const kind = block.kind[row] ?? 0;
    this.#drops.add(endpoint, length);
    // The bytes of a chunk larger than the limit were never stored.
    if (isDataKind(kind)) this.#bytes.free(Math.min(length, this.#bytes.length));
    else this.#details[this.#firstDetail++ % this.limitDetails] = undefined;
    this.#rows.dropBefore(seq + 1);
    // The last row of a removed endpoint: nothing of it can be dropped after this.
    if (typeOfKind(kind) === 'removed') this.#drops.forget(endpoint);
  }
}

/** What waits in a stage, up to a limit. */
import { formatDuration } from '../../model/units.ts';
import { keptBytes } from '../link/readBuffer.ts';
import type { StageOutput } from './stage.ts';

export interface HeldChunk {
  /** What is left of it. */
  bytes: Uint8Array;
  /** Its size as it came. */
  readonly size: number;
  /** When it was received, in milliseconds. */
  readonly sinceMs: number;
}

/** A chunk to be held: a copy, where the bytes are valid during the call only. */
export function heldChunk(bytes: Uint8Array, { nowMs }: StageOutput): HeldChunk {
  return { bytes: keptBytes(bytes), size: bytes.length, sinceMs: nowMs };
}

/** `held for 103 ms` */
export function heldText({ sinceMs }: HeldChunk, { nowMs }: StageOutput): string {
  return `held for ${formatDuration((nowMs - sinceMs) * 1000)}`;
}

/** As much as a stage holds by default, in bytes. */
export const defaultHoldBytes = 256 * 1024;
/** Each one costs memory beyond its bytes. */
const mostItems = 16_384;
/** Space of taken items after which the list is moved up. */
const mostGap = 1024;

/** Chunks in order, and the end behind them. */
export class HeldQueue<Item extends HeldChunk = HeldChunk> {
  readonly #limitBytes: number;
  #items: (Item | undefined)[] = [];
  #start = 0;
  #bytes = 0;
  /** Whether the sender has ended, which is passed on after the last chunk. */
  hasEnd = false;

  constructor(limitBytes = defaultHoldBytes) {
    this.#limitBytes = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#items.length - this.#start;
  }

  get isFull(): boolean {
    return this.#bytes >= this.#limitBytes || this.length >= mostItems;
  }

  get first(): Item | undefined {
    return this.#items[this.#start];
  }

  push(item: Item): void {
    this.#items.push(item);
    this.#bytes += item.bytes.length;
  }

  /** Puts it before those at the end that `isLater` says come later. */
  insert(item: Item, isLater: (other: Item) => boolean): void {
    let at = this.#items.length;
    // What was taken already has left nothing in its place.
    for (let other = this.#items[at - 1]; other !== undefined && isLater(other);)
      other = this.#items[--at - 1];
    this.#items.splice(at, 0, item);
    this.#bytes += item.bytes.length;
  }

  shift(): Item | undefined {
    const item = this.first;
    if (item === undefined) return undefined;
    this.#items[this.#start++] = undefined;
    this.#bytes -= item.bytes.length;
    if (this.#start === this.#items.length) this.#items = [];
    else if (this.#start >= mostGap && this.#start * 2 > this.#items.length)
      this.#items = this.#items.slice(this.#start);
    else return item;
    this.#start = 0;
    return item;
  }

  /** The leading bytes of the first chunk, which is removed if they are all that is left of it. */
  take(size: number): Uint8Array {
    const { first } = this;
    if (first === undefined || size >= first.bytes.length) return this.shift()?.bytes ?? new Uint8Array();
    const taken = first.bytes.subarray(0, size);
    first.bytes = first.bytes.subarray(size);
    this.#bytes -= size;
    return taken;
  }

  /** Removes it, wherever it stands. */
  remove(item: Item): void {
    const index = this.#items.indexOf(item);
    if (index < 0) return;
    this.#items.splice(index, 1);
    this.#bytes -= item.bytes.length;
  }

  /** Puts other bytes in its place. */
  replace(item: Item, bytes: Uint8Array): void {
    this.#bytes += bytes.length - item.bytes.length;
    item.bytes = bytes;
  }

  /** Passes everything on, and an end that waits. */
  passAll(out: StageOutput): void {
    for (let item = this.shift(); item !== undefined; item = this.shift()) out.pass(item.bytes);
    this.passEnd(out);
  }

  /** Passes an end on that waits, if nothing is before it. */
  passEnd(out: StageOutput): void {
    if (!this.hasEnd || this.length > 0) return;
    this.hasEnd = false;
    out.end();
  }

  clear(): void {
    this.#items = [];
    this.#start = 0;
    this.#bytes = 0;
    this.hasEnd = false;
  }
}

/** The bytes of the selected row, loaded in blocks as they are needed. */
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import type { BytesResult, BytesRequest } from '../../../src/page/detailMessages.ts';

export interface ByteSource {
  readonly generation: number;
  readonly seq: number;
  readonly length: number;
}

interface Block {
  readonly bytes: Uint8Array;
  /** Alternating start and end offsets. */
  readonly hits: readonly number[];
}

export const blockBytes = 16 * 1024;
/** At most 1 MiB of bytes. */
const keptBlocks = 64;

/** Loads the latest requested block first, one request at a time. */
export class ByteCache {
  readonly #ask: (request: BytesRequest) => Promise<BytesResult>;
  readonly #changed: () => void;
  readonly #blocks = new Map<number, Block>();
  #source: ByteSource | undefined;
  #wanted: number | undefined;
  #busy = false;
  #gone = false;

  constructor(ask: (request: BytesRequest) => Promise<BytesResult>, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** The capture no longer has the bytes, or the request failed. */
  get gone(): boolean {
    return this.#gone;
  }

  setSource(source: ByteSource | undefined): void {
    if (source?.seq === this.#source?.seq && source?.generation === this.#source?.generation) return;
    this.#source = source;
    this.#blocks.clear();
    this.#wanted = undefined;
    this.#gone = false;
  }

  /** The loaded bytes of a range within one block; requests the block if it is missing. */
  read(offset: number, length: number): Uint8Array | undefined {
    const index = Math.floor(offset / blockBytes);
    const block = this.#blocks.get(index);
    if (block === undefined) {
      this.#wanted = index;
      if (!this.#gone) void this.#fetch();
      return undefined;
    }
    const start = offset - index * blockBytes;
    return block.bytes.subarray(start, start + length);
  }

  /** The filter's matches in the loaded part of a range, ordered and disjoint. */
  hits(from: number, to: number): ByteRange[] {
    const found: ByteRange[] = [];
    for (let index = Math.floor(from / blockBytes); index * blockBytes < to; index++) {
      const { hits = [] } = this.#blocks.get(index) ?? {};
      for (let at = 0; at + 1 < hits.length; at += 2) {
        const start = Math.max(from, hits[at] ?? 0);
        const end = Math.min(to, hits[at + 1] ?? 0);
        if (start < end) found.push({ start, end });
      }
    }
    return found;
  }

  /** Like `read`, for a range that may extend into the next block. */
  readAcross(offset: number, length: number): Uint8Array | undefined {
    const border = (Math.floor(offset / blockBytes) + 1) * blockBytes;
    const first = this.read(offset, Math.min(length, border - offset));
    if (first === undefined || offset + length <= border) return first;
    const second = this.read(border, offset + length - border);
    return second === undefined ? undefined : Uint8Array.from([...first, ...second]);
  }

  async #fetch(): Promise<void> {
    const source = this.#source;
    const index = this.#wanted;
    if (source === undefined || index === undefined || this.#busy) return;
    this.#wanted = undefined;
    this.#busy = true;
    let block: Block | undefined;
    try {
      const { generation, seq, length } = source;
      const offset = index * blockBytes;
      const result = await this.#ask({
        generation,
        seq,
        offset,
        length: Math.min(blockBytes, length - offset),
        hits: true,
      });
      const { bytes, hits = [] } = result;
      if (bytes !== undefined) block = { bytes, hits };
    } catch {
      // Shown as if the bytes were no longer kept.
    }
    this.#busy = false;
    if (source === this.#source) {
      if (block === undefined) this.#gone = true;
      else this.#blocks.set(index, block);
      const [oldest] = this.#blocks.keys();
      if (this.#blocks.size > keptBlocks && oldest !== undefined) this.#blocks.delete(oldest);
      this.#changed();
    }
    void this.#fetch();
  }
}

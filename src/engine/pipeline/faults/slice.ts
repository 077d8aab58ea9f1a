/** Slice: chunks are cut into pieces of `sizeBytes` ± `varyBytes`, which go out one by one, `everyMs` apart. */
import type { FaultSettings } from '../../../model/faultSpec.ts';
import type { FaultStage } from '../faultStage.ts';
import { heldChunk, HeldQueue, type HeldChunk } from '../heldQueue.ts';
import type { Stage, StageOutput } from '../stage.ts';

/** The sizes of more pieces are not listed. */
const mostListed = 4;

class Slice implements Stage {
  readonly #everyMs: number;
  readonly #leastBytes: number;
  readonly #mostBytes: number;
  readonly #held = new HeldQueue();
  /** When the next piece may go out. */
  #nextMs = 0;
  /** Of the pieces of the first chunk, so far: how many they are, and the sizes of some. */
  #pieces = 0;
  #sizes: number[] = [];

  constructor({ sizeBytes = 1, varyBytes = 0, everyMs = 0 }: FaultSettings) {
    this.#everyMs = everyMs;
    this.#leastBytes = Math.max(1, sizeBytes - varyBytes);
    this.#mostBytes = sizeBytes + varyBytes;
  }

  get heldBytes(): number {
    return this.#held.bytes;
  }

  get isFull(): boolean {
    return this.#held.isFull;
  }

  chunk(bytes: Uint8Array, out: StageOutput): void {
    this.#held.push(heldChunk(bytes, out));
    this.wake(out);
  }

  end(out: StageOutput): void {
    this.#held.hasEnd = true;
    this.#held.passEnd(out);
  }

  wake(out: StageOutput): void {
    for (let item = this.#held.first; item !== undefined; item = this.#held.first) {
      if (out.nowMs < this.#nextMs) {
        out.wakeIn(this.#nextMs - out.nowMs);
        return;
      }
      this.#nextMs = out.nowMs + this.#everyMs;
      this.#passPiece(item, out);
    }
    this.#held.passEnd(out);
  }

  release(out: StageOutput): void {
    this.#held.passAll(out);
  }

  #passPiece(item: HeldChunk, out: StageOutput): void {
    const span = this.#mostBytes - this.#leastBytes;
    const drawn = this.#leastBytes + (span === 0 ? 0 : Math.floor(out.random() * (span + 1)));
    const piece = this.#held.take(drawn);
    if (++this.#pieces <= mostListed) this.#sizes.push(piece.length);
    if (this.#held.first !== item) {
      const list = this.#pieces > mostListed ? `${this.#pieces} pieces` : `${this.#sizes.join(' + ')} bytes`;
      if (this.#pieces > 1) out.note({ did: 'cut', bytes: item.size, detail: `cut into ${list}` });
      this.#pieces = 0;
      this.#sizes = [];
    }
    out.pass(piece);
  }
}

export const slice: FaultStage = { create: (settings) => new Slice(settings) };

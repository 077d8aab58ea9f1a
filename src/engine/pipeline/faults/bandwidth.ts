/**
 * Bandwidth: a link that carries so many bytes a second. The bytes of a stream come out in small pieces, as time goes; a
 * datagram comes out whole, when all of it has gone through.
 */
import type { FaultStage } from '../faultStage.ts';
import { defaultHoldBytes, heldChunk, HeldQueue, heldText } from '../heldQueue.ts';
import type { Stage, StageOutput } from '../stage.ts';

/** A stream is passed on at least so often while there is any of it. */
const pieceMs = 50;
/** What the link carries in this time may wait, so that the sender is seldom paused. */
const bufferMs = 200;
const mostHoldBytes = 16 * 1024 * 1024;

class Bandwidth implements Stage {
  readonly #perMs: number;
  readonly #pieceBytes: number;
  readonly #held: HeldQueue;
  /** From when on the link carries the first of what is held. */
  #freeMs = 0;

  constructor(bytesPerSecond: number, isStream: boolean) {
    this.#perMs = bytesPerSecond / 1000;
    this.#pieceBytes = isStream ? Math.max(1, Math.floor(this.#perMs * pieceMs)) : Number.POSITIVE_INFINITY;
    this.#held = new HeldQueue(Math.min(mostHoldBytes, Math.max(defaultHoldBytes, this.#perMs * bufferMs)));
  }

  get heldBytes(): number {
    return this.#held.bytes;
  }

  get isFull(): boolean {
    return this.#held.isFull;
  }

  chunk(bytes: Uint8Array, out: StageOutput): void {
    if (this.#held.length === 0) this.#freeMs = out.nowMs;
    this.#held.push(heldChunk(bytes, out));
    this.wake(out);
  }

  end(out: StageOutput): void {
    this.#held.hasEnd = true;
    this.#held.passEnd(out);
  }

  /** Passes on what has gone through by now. */
  wake(out: StageOutput): void {
    for (let item = this.#held.first; item !== undefined; item = this.#held.first) {
      const left = item.bytes.length;
      // Not to lose a byte to the rounding of floating-point numbers.
      const through = Math.floor((out.nowMs - this.#freeMs) * this.#perMs + 1e-6);
      const least = Math.min(left, this.#pieceBytes);
      if (through < least) {
        out.wakeIn(this.#freeMs + least / this.#perMs - out.nowMs);
        return;
      }
      const size = Math.min(left, through);
      this.#freeMs += size / this.#perMs;
      const taken = this.#held.take(size);
      if (size === left) out.note({ did: 'delayed', bytes: item.size, detail: heldText(item, out) });
      out.pass(taken);
    }
    this.#held.passEnd(out);
  }

  release(out: StageOutput): void {
    this.#held.passAll(out);
  }
}

export const bandwidth: FaultStage = {
  create: ({ bytesPerSecond = 1 }, { style }) => new Bandwidth(bytesPerSecond, style === 'stream'),
};

/** Chunks that are each passed on at a time of their own. */
import type { FaultDeed } from '../../model/faultEffect.ts';
import { heldChunk, heldText, HeldQueue, type HeldChunk } from './heldQueue.ts';
import type { StageOutput } from './stage.ts';

interface DelayedChunk extends HeldChunk {
  readonly dueMs: number;
}

interface DelayLineOptions {
  /** Nothing overtakes what came before it: a chunk waits for the one before, even if it is due. */
  readonly inOrder: boolean;
  readonly limitBytes?: number;
  /** What is reported when a chunk is passed on. */
  readonly did: FaultDeed;
}

export class DelayLine {
  readonly #held: HeldQueue<DelayedChunk>;
  readonly #options: DelayLineOptions;
  #endDueMs = 0;

  constructor(options: DelayLineOptions) {
    this.#held = new HeldQueue(options.limitBytes);
    this.#options = options;
  }

  get heldBytes(): number {
    return this.#held.bytes;
  }

  get isFull(): boolean {
    return this.#held.isFull;
  }

  add(bytes: Uint8Array, delayMs: number, out: StageOutput): void {
    const dueMs = out.nowMs + Math.max(0, delayMs);
    const item = { ...heldChunk(bytes, out), dueMs };
    if (this.#options.inOrder) this.#held.push(item);
    else this.#held.insert(item, (other) => other.dueMs > dueMs);
    this.wake(out);
  }

  end(delayMs: number, out: StageOutput): void {
    this.#endDueMs = out.nowMs + Math.max(0, delayMs);
    this.#held.hasEnd = true;
    this.wake(out);
  }

  /** Passes on what is due. */
  wake(out: StageOutput): void {
    const { nowMs } = out;
    let item = this.#held.first;
    for (; item !== undefined && item.dueMs <= nowMs; item = this.#held.first) {
      this.#held.shift();
      out.note({ did: this.#options.did, bytes: item.bytes.length, detail: heldText(item, out) });
      out.pass(item.bytes);
    }
    if (item !== undefined) out.wakeIn(item.dueMs - nowMs);
    else if (this.#held.hasEnd && this.#endDueMs > nowMs) out.wakeIn(this.#endDueMs - nowMs);
    else this.#held.passEnd(out);
  }

  release(out: StageOutput): void {
    this.#held.passAll(out);
  }
}

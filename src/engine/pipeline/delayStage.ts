/** A stage that passes each chunk on after a time of its own. */
import type { FaultDeed } from '../../model/faultEffect.ts';
import { heldChunk, heldText, HeldQueue, type HeldChunk } from './heldQueue.ts';
import type { Stage, StageOutput } from './stage.ts';

interface DelayedChunk extends HeldChunk {
  readonly dueMs: number;
}

export interface DelayOptions {
  /** How long a chunk or the end is held, in milliseconds; called once for each. */
  readonly delayMs: (out: StageOutput) => number;
  /** Nothing overtakes what came before it: a chunk waits for the one before, even if it is due. */
  readonly inOrder: boolean;
  readonly limitBytes?: number;
  /** What is reported when a chunk is passed on. */
  readonly did: FaultDeed;
}

export class DelayStage implements Stage {
  readonly #options: DelayOptions;
  readonly #held: HeldQueue<DelayedChunk>;
  #endDueMs = 0;

  constructor(options: DelayOptions) {
    this.#options = options;
    this.#held = new HeldQueue(options.limitBytes);
  }

  get heldBytes(): number {
    return this.#held.bytes;
  }

  get isFull(): boolean {
    return this.#held.isFull;
  }

  chunk(bytes: Uint8Array, out: StageOutput): void {
    const dueMs = this.#dueMs(out);
    const item = { ...heldChunk(bytes, out), dueMs };
    if (this.#options.inOrder) this.#held.push(item);
    else this.#held.insert(item, (other) => other.dueMs > dueMs);
    this.wake(out);
  }

  end(out: StageOutput): void {
    this.#endDueMs = this.#dueMs(out);
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

  #dueMs(out: StageOutput): number {
    return out.nowMs + Math.max(0, this.#options.delayMs(out));
  }
}

/** Gives a fault to some chunks only. On a stream, the others wait for those that the fault holds; datagrams do not. */
import { heldChunk, HeldQueue, type HeldChunk } from './heldQueue.ts';
import type { Stage, StageOutput } from './stage.ts';

interface JudgedChunk extends HeldChunk {
  readonly isChosen: boolean;
}

/** @param choose whether the next chunk has the fault; called once for each, in order */
export function perChunk(stage: Stage, choose: () => boolean, style: 'stream' | 'datagram'): Stage {
  return new PerChunk(stage, choose, style === 'stream');
}

class PerChunk implements Stage {
  readonly #stage: Stage;
  readonly #choose: () => boolean;
  readonly #isStream: boolean;
  /** What came after something that the fault holds. */
  readonly #waiting = new HeldQueue<JudgedChunk>();
  /** The fault begins with the first chunk that has it. */
  #isStarted = false;

  constructor(stage: Stage, choose: () => boolean, isStream: boolean) {
    this.#stage = stage;
    this.#choose = choose;
    this.#isStream = isStream;
  }

  get heldBytes(): number {
    return this.#stageHolds + this.#waiting.bytes;
  }

  get isFull(): boolean {
    return this.#stage.isFull === true || this.#waiting.isFull;
  }

  chunk(bytes: Uint8Array, out: StageOutput): void {
    const isChosen = this.#choose();
    if (this.#waiting.length === 0 && this.#mayPass(isChosen)) this.#give(bytes, isChosen, out);
    else this.#waiting.push({ ...heldChunk(bytes, out), isChosen });
  }

  end(out: StageOutput): void {
    this.#waiting.hasEnd = true;
    this.#passOn(out);
  }

  wake(out: StageOutput): void {
    this.#stage.wake?.(out);
    this.#passOn(out);
  }

  release(out: StageOutput): void {
    this.#stage.release?.(out);
    this.#waiting.passAll(out);
  }

  dispose(): void {
    this.#stage.dispose?.();
  }

  get #stageHolds(): number {
    return this.#stage.heldBytes ?? 0;
  }

  #mayPass(isChosen: boolean): boolean {
    return isChosen || !this.#isStream || this.#stageHolds === 0;
  }

  #give(bytes: Uint8Array, isChosen: boolean, out: StageOutput): void {
    if (!isChosen) {
      out.pass(bytes);
      return;
    }
    if (!this.#isStarted) this.#stage.start?.(out);
    this.#isStarted = true;
    this.#stage.chunk(bytes, out);
  }

  #passOn(out: StageOutput): void {
    for (let item = this.#waiting.first; item !== undefined; item = this.#waiting.first) {
      if (!this.#mayPass(item.isChosen)) return;
      this.#waiting.shift();
      this.#give(item.bytes, item.isChosen, out);
    }
    if (!this.#waiting.hasEnd) return;
    this.#waiting.hasEnd = false;
    if (this.#isStarted && this.#stage.end !== undefined) this.#stage.end(out);
    else out.end();
  }
}

/**
 * Hold: chunks, or those that a pattern is in, wait until somebody decides what becomes of them. On a stream whatever
 * follows waits behind them; of datagrams, those that do not match pass by.
 */
import type { BytePattern } from '../../../bytes/search/bytePattern.ts';
import type { FaultStage, StageSetup } from '../faultStage.ts';
import { patternOf } from '../faultTexts.ts';
import { decisionEffect, type HoldDecision } from '../heldItems.ts';
import { heldChunk, HeldQueue, type HeldChunk } from '../heldQueue.ts';
import type { Stage, StageOutput } from '../stage.ts';

class Hold implements Stage {
  readonly #pattern: BytePattern | undefined;
  readonly #setup: StageSetup;
  readonly #held = new HeldQueue();
  /** Ids of what waits for a decision; other chunks wait behind it. */
  readonly #undecided = new Map<HeldChunk, number>();

  constructor(pattern: BytePattern | undefined, setup: StageSetup) {
    this.#pattern = pattern;
    this.#setup = setup;
  }

  get heldBytes(): number {
    return this.#held.bytes;
  }

  get isFull(): boolean {
    return this.#held.isFull;
  }

  chunk(bytes: Uint8Array, out: StageOutput): void {
    const isMatch = this.#pattern === undefined || this.#pattern.indexIn(bytes) >= 0;
    if (!isMatch && (this.#setup.style === 'datagram' || this.#held.length === 0)) {
      out.pass(bytes);
      return;
    }
    const chunk = heldChunk(bytes, out);
    this.#held.push(chunk);
    if (!isMatch) return;
    out.note({ did: 'held', bytes: bytes.length, detail: 'waits for a decision' });
    const { held, connection, direction } = this.#setup;
    const item = { connection, direction, bytes: chunk.bytes, sinceMs: chunk.sinceMs };
    this.#undecided.set(
      chunk,
      held.add(item, (decision) => this.#decide(chunk, decision, out)),
    );
  }

  end(out: StageOutput): void {
    this.#held.hasEnd = true;
    this.#held.passEnd(out);
  }

  /** Passes on the decided chunks at the front, and what waited behind them. */
  wake(out: StageOutput): void {
    for (
      let { first } = this.#held;
      first !== undefined && !this.#undecided.has(first);
      { first } = this.#held
    )
      out.pass(this.#held.take(first.bytes.length));
    this.#held.passEnd(out);
  }

  release(out: StageOutput): void {
    this.#held.passAll(out);
  }

  dispose(): void {
    for (const id of this.#undecided.values()) this.#setup.held.remove(id);
  }

  #decide(chunk: HeldChunk, decision: HoldDecision, out: StageOutput): void {
    this.#undecided.delete(chunk);
    out.note(decisionEffect(chunk, decision, out));
    if (decision.kind === 'reset') out.reset();
    else if (decision.kind === 'drop') this.#held.remove(chunk);
    else if (decision.bytes !== undefined) this.#held.replace(chunk, decision.bytes);
    if (this.#setup.style === 'stream') out.wakeIn(0);
    else if (decision.kind === 'forward') {
      this.#held.remove(chunk);
      out.pass(chunk.bytes);
    }
  }
}

export const hold: FaultStage = {
  create: ({ pattern }, setup) => new Hold(pattern === undefined ? undefined : patternOf(pattern), setup),
};

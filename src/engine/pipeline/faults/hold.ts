/**
 * Hold: chunks, or those that a pattern is in, wait until somebody decides what becomes of them. On a stream whatever
 * follows waits behind them; of datagrams, those that do not match pass by.
 */
import type { BytePattern } from '../../../bytes/search/bytePattern.ts';
import type { HoldDecision } from '../../../model/heldItem.ts';
import type { FaultStage, StageSetup } from '../faultStage.ts';
import { patternOf } from '../faultTexts.ts';
import { heldChunk, HeldQueue, type HeldChunk } from '../heldQueue.ts';
import { decisionEffect, releasedEffect, waitingEffect } from '../holdEffects.ts';
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
    const id = this.#setup.held.add(chunk, (decision) => this.#decide(chunk, decision, out));
    this.#undecided.set(chunk, id);
    // Whoever is told may decide at once.
    out.note(waitingEffect(id, chunk, this.#held.bytes));
  }

  end(out: StageOutput): void {
    this.#held.hasEnd = true;
    this.#held.passEnd(out);
  }

  /** Passes on the decided chunks at the front, and what waited behind them. */
  wake(out: StageOutput): void {
    let { first } = this.#held;
    for (; first !== undefined && !this.#undecided.has(first); { first } = this.#held)
      out.pass(this.#held.take(first.bytes.length));
    this.#held.passEnd(out);
  }

  release(out: StageOutput): void {
    const undecided = [...this.#undecided];
    this.dispose();
    for (const [chunk, id] of undecided) out.note(releasedEffect(id, chunk, out));
    this.#held.passAll(out);
  }

  dispose(): void {
    for (const id of this.#undecided.values()) this.#setup.held.remove(id);
    this.#undecided.clear();
  }

  #decide(chunk: HeldChunk, decision: HoldDecision, out: StageOutput): void {
    const id = this.#undecided.get(chunk) ?? 0;
    this.#undecided.delete(chunk);
    out.note(decisionEffect(id, chunk, decision, out));
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

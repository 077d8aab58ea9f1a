/** What the `hold` faults of a relay keep until somebody decides, over all its connections. */
import { countText } from '../../model/countText.ts';
import { heldText, type HeldChunk } from './heldQueue.ts';
import type { StageEffect, StageOutput } from './stage.ts';

export interface HeldItem {
  readonly id: number;
  /** The ordinal of its connection (UDP: of its peer) on the relay. */
  readonly connection: number;
  readonly direction: 'up' | 'down';
  readonly bytes: Uint8Array;
  /** When it was received, on the relay's clock in milliseconds. */
  readonly sinceMs: number;
}

export type HoldDecision =
  /** Passes it on, in its place; with `bytes`, these instead. */
  | { readonly kind: 'forward'; readonly bytes?: Uint8Array }
  | { readonly kind: 'drop' }
  /** Resets its connection. */
  | { readonly kind: 'reset' };

/** What a decision does to a chunk. The bytes of a reset are counted as dropped with everything else that is held. */
export function decisionEffect(chunk: HeldChunk, decision: HoldDecision, out: StageOutput): StageEffect {
  const bytes = chunk.bytes.length;
  const waited = heldText(chunk, out);
  if (decision.kind === 'reset') return { did: 'reset', bytes: 0, detail: `reset, ${waited}` };
  if (decision.kind === 'drop') return { did: 'dropped', bytes, became: 0, detail: `dropped, ${waited}` };
  if (decision.bytes === undefined) return { did: 'delayed', bytes, detail: waited };
  const became = decision.bytes.length;
  return { did: 'changed', bytes, became, detail: `became ${countText(became, 'byte')}, ${waited}` };
}

type Decide = (decision: HoldDecision) => void;

export class HeldItems {
  readonly #items = new Map<number, { readonly item: HeldItem; readonly decide: Decide }>();
  readonly #onChange: () => void;
  #lastId = 0;

  /** @param onChange called when an item has come or gone */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** In the order in which they came. */
  get list(): readonly HeldItem[] {
    return Array.from(this.#items.values(), ({ item }) => item);
  }

  /** False if the item is not held any more. */
  decide(id: number, decision: HoldDecision): boolean {
    const held = this.#items.get(id);
    if (held === undefined) return false;
    this.remove(id);
    held.decide(decision);
    return true;
  }

  // For the stage.

  /** @param decide called at most once */
  add(item: Omit<HeldItem, 'id'>, decide: Decide): number {
    const id = ++this.#lastId;
    this.#items.set(id, { item: { ...item, id }, decide });
    this.#onChange();
    return id;
  }

  remove(id: number): void {
    if (this.#items.delete(id)) this.#onChange();
  }
}

/** What the `hold` faults of relays keep, and what becomes of it. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Engine } from '../../engine/engine.ts';
import type { HeldItem, HoldDecision } from '../../model/heldItem.ts';
import type { HeldSum } from '../../model/pairText.ts';
import { pairId } from '../../model/relayPairs.ts';
import type { Result } from '../../model/result.ts';

export class HeldActions {
  readonly #engine: Pick<Engine, 'held' | 'decide'>;
  readonly #ledger: Pick<Ledger, 'connection'>;

  constructor({
    engine,
    ledger,
  }: {
    readonly engine: Pick<Engine, 'held' | 'decide'>;
    readonly ledger: Pick<Ledger, 'connection'>;
  }) {
    this.#engine = engine;
    this.#ledger = ledger;
  }

  get isEmpty(): boolean {
    return this.#engine.held().length === 0;
  }

  /** That of a relay, or of the pair that a connection belongs to; absent: all. In the order in which it came. */
  list(id?: number): readonly HeldItem[] {
    const all = this.#engine.held();
    if (id === undefined || all.length === 0) return all;
    const connection = this.#ledger.connection(id);
    const pair = connection === undefined ? undefined : pairId(connection);
    return all.filter((item) => item.endpoint === id || (pair !== undefined && this.pairOf(item) === pair));
  }

  /** How much waits in a pair, by the id of either side. */
  sum(id: number): HeldSum {
    const items = this.list(id);
    return { count: items.length, bytes: items.reduce((sum, { bytes }) => sum + bytes.length, 0) };
  }

  /** The id of the pair that it waits in. */
  pairOf({ connection }: HeldItem): number {
    const side = this.#ledger.connection(connection);
    return side === undefined ? connection : pairId(side);
  }

  decide(held: number, decision: HoldDecision): Result<void> {
    return this.#engine.decide(held, decision);
  }

  /** Forwards all of `list(id)`; returns how many there were. */
  forwardAll(id?: number): number {
    const items = this.list(id);
    for (const item of items) this.#engine.decide(item.id, { kind: 'forward' });
    return items.length;
  }
}

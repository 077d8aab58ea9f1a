/** What the `hold` faults of a relay keep until somebody decides, over all its connections. */
import type { HeldItem, HoldDecision } from '../../model/heldItem.ts';
import { fail, success, type Result } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { HeldByRelay } from '../contracts/openEndpoint.ts';
import type { HeldChunk } from './heldQueue.ts';

export interface HeldItemsOptions {
  /** The relay. */
  readonly endpoint: number;
  readonly nextId: () => number;
  /** The most bytes that one may become; absent: any number. */
  readonly mostBytes?: number;
}

type Decide = (decision: HoldDecision) => void;

/** Those of one direction of a connection, as its stage sees them. */
export interface HeldPlace {
  /**
   * Returns the id.
   *
   * @param decide called at most once, and not by this call
   */
  add(chunk: HeldChunk, decide: Decide): number;
  remove(id: number): void;
}

export class HeldItems implements HeldByRelay {
  readonly #items = new Map<number, { readonly item: HeldItem; readonly decide: Decide }>();
  readonly #options: HeldItemsOptions;

  constructor(options: HeldItemsOptions) {
    this.#options = options;
  }

  /** In the order in which they came. */
  get list(): readonly HeldItem[] {
    return Array.from(this.#items.values(), ({ item }) => item);
  }

  decide(id: number, decision: HoldDecision): Result<void> | undefined {
    const held = this.#items.get(id);
    if (held === undefined) return undefined;
    const bytes = decision.kind === 'forward' ? decision.bytes : undefined;
    const { mostBytes = Infinity } = this.#options;
    if (bytes !== undefined && bytes.length > mostBytes) return fail(failureWith('EMSGSIZE', 'sendto'));
    this.#items.delete(id);
    const isSame = bytes !== undefined && Buffer.compare(bytes, held.item.bytes) === 0;
    held.decide(isSame ? { kind: 'forward' } : decision);
    return success(undefined);
  }

  /** @param connection the side that receives what a stage there holds */
  place(flow: 'up' | 'down', connection: () => number): HeldPlace {
    return {
      add: ({ bytes, sinceMs }, decide) => {
        const { endpoint, nextId } = this.#options;
        const id = nextId();
        const t = Math.round(sinceMs * 1000);
        this.#items.set(id, { item: { id, endpoint, connection: connection(), flow, bytes, t }, decide });
        return id;
      },
      remove: (id) => void this.#items.delete(id),
    };
  }
}

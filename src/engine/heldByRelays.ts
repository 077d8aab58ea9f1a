/** What the `hold` faults of all relays keep, and what becomes of it. */
import type { HeldItem, HoldDecision } from '../model/heldItem.ts';
import { fail, type Result } from '../model/result.ts';
import type { OpenEndpoint } from './contracts/openEndpoint.ts';

/** In the order in which it came. */
export function heldBy(endpoints: Iterable<OpenEndpoint>): readonly HeldItem[] {
  return [...endpoints].flatMap(({ held }) => held?.list ?? []).toSorted((one, other) => one.id - other.id);
}

export function decideOn(
  endpoints: Iterable<OpenEndpoint>,
  id: number,
  decision: HoldDecision,
): Result<void> {
  for (const { held } of endpoints) {
    const decided = held?.decide(id, decision);
    if (decided !== undefined) return decided;
  }
  return fail({
    code: 'ENOENT',
    message: `Nothing is held as ${id}: it was decided on before, or its connection or its fault is gone.`,
  });
}

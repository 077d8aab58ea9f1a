import assert from 'node:assert/strict';
import { HeldActions } from '../../../../src/app/actions/heldActions.ts';
import type { HeldItem, HoldDecision } from '../../../../src/model/heldItem.ts';
import { success } from '../../../../src/model/result.ts';
import { accepted, connecting } from '../../../support/relayRecords.ts';

function item(id: number, connection: number, length: number, endpoint = 1): HeldItem {
  const bytes = new Uint8Array(length);
  return { id, endpoint, connection, flow: connection === 3 ? 'down' : 'up', bytes, t: id };
}

describe('HeldActions', () => {
  /** Of the pair 2 and 3; of a connection that is forgotten; and of another relay. */
  const all = [item(1, 2, 5), item(2, 9, 1), item(3, 3, 7), item(4, 12, 2, 11)];
  let decisions: [id: number, decision: HoldDecision['kind']][];
  let held: HeldActions;

  beforeEach(() => {
    decisions = [];
    const engine = {
      held: () => all,
      decide: (id: number, { kind }: HoldDecision) => {
        decisions.push([id, kind]);
        return success(undefined);
      },
    };
    const sides = [accepted(), connecting()];
    const ledger = { connection: (id: number) => sides.find((side) => side.id === id) };
    held = new HeldActions({ engine, ledger });
  });

  const listed = (id?: number) => held.list(id).map((one) => one.id);

  it('lists what a relay or a pair keeps, by either side, in the order in which it came', () => {
    assert.deepEqual(listed(), [1, 2, 3, 4]);
    assert.deepEqual(listed(1), [1, 2, 3]);
    assert.deepEqual(
      [listed(2), listed(3)],
      [
        [1, 3],
        [1, 3],
      ],
    );
    assert.deepEqual(listed(99), []);
  });

  it('sums it up', () => {
    assert.deepEqual(held.sum(2), { count: 2, bytes: 12 });
    assert.deepEqual(held.sum(99), { count: 0, bytes: 0 });
    assert.equal(held.isEmpty, false);
  });

  it('knows the pair of what waits, also of a connection that is forgotten', () => {
    assert.deepEqual(
      all.map((one) => held.pairOf(one)),
      [2, 9, 2, 12],
    );
  });

  it('decides on one, and forwards all', () => {
    assert.ok(held.decide(4, { kind: 'drop' }).ok);
    assert.equal(held.forwardAll(3), 2);
    assert.deepEqual(decisions, [
      [4, 'drop'],
      [1, 'forward'],
      [3, 'forward'],
    ]);
  });
});

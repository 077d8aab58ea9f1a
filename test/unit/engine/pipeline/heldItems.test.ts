import assert from 'node:assert/strict';
import { HeldItems, type HoldDecision } from '../../../../src/engine/pipeline/heldItems.ts';

describe('HeldItems', () => {
  it('says when an item comes or goes, and passes a decision on once', () => {
    let changes = 0;
    const decisions: HoldDecision[] = [];
    const held = new HeldItems(() => void changes++);
    const item = { connection: 3, direction: 'down', bytes: Buffer.from('a'), sinceMs: 5 } as const;
    const id = held.add(item, (decision) => void decisions.push(decision));
    const other = held.add(item, () => assert.fail());
    assert.deepEqual(held.list, [
      { ...item, id },
      { ...item, id: other },
    ]);
    assert.equal(changes, 2);
    assert.equal(held.decide(id, { kind: 'drop' }), true);
    assert.equal(held.decide(id, { kind: 'drop' }), false);
    assert.deepEqual(decisions, [{ kind: 'drop' }]);
    held.remove(other);
    held.remove(other);
    assert.equal(changes, 4);
    assert.equal(held.decide(other, { kind: 'drop' }), false);
    assert.deepEqual(held.list, []);
  });

  it('has removed an item before it is decided on', () => {
    const held = new HeldItems(() => {});
    const item = { connection: 1, direction: 'up', bytes: Buffer.from('a'), sinceMs: 0 } as const;
    const id = held.add(item, () => assert.deepEqual(held.list, []));
    held.decide(id, { kind: 'forward' });
  });
});

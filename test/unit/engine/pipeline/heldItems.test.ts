import assert from 'node:assert/strict';
import type { HeldChunk } from '../../../../src/engine/pipeline/heldQueue.ts';
import type { HoldDecision } from '../../../../src/model/heldItem.ts';
import { heldItems } from '../../../support/pipelineLab.ts';

const chunk = (text: string, sinceMs = 0): HeldChunk => {
  const bytes = Buffer.from(text);
  return { bytes, size: bytes.length, sinceMs };
};

describe('HeldItems', () => {
  it('lists what waits, and passes a decision on once', () => {
    const decisions: HoldDecision[] = [];
    const held = heldItems({ endpoint: 7 });
    const place = held.place('down', () => 3);
    const id = place.add(chunk('a', 5), (decision) => void decisions.push(decision));
    const other = held.place('up', () => 2).add(chunk('b'), () => assert.fail());
    assert.deepEqual(held.list, [
      { id, endpoint: 7, connection: 3, flow: 'down', bytes: Buffer.from('a'), t: 5000 },
      { id: other, endpoint: 7, connection: 2, flow: 'up', bytes: Buffer.from('b'), t: 0 },
    ]);
    assert.deepEqual(held.decide(id, { kind: 'drop' }), { ok: true, value: undefined });
    assert.equal(held.decide(id, { kind: 'drop' }), undefined);
    assert.deepEqual(decisions, [{ kind: 'drop' }]);
    place.remove(other);
    place.remove(other);
    assert.equal(held.decide(other, { kind: 'drop' }), undefined);
    assert.deepEqual(held.list, []);
  });

  it('has removed an item before it is decided on', () => {
    const held = heldItems();
    const id = held.place('up', () => 2).add(chunk('a'), () => assert.deepEqual(held.list, []));
    held.decide(id, { kind: 'forward' });
  });

  it('refuses more bytes than a datagram has, and keeps the item', () => {
    const held = heldItems({ mostBytes: 3 });
    const decisions: HoldDecision[] = [];
    const id = held.place('up', () => 2).add(chunk('a'), (decision) => void decisions.push(decision));
    const refused = held.decide(id, { kind: 'forward', bytes: Buffer.alloc(4) });
    assert.ok(refused?.ok === false);
    assert.equal(refused.failure.code, 'EMSGSIZE');
    assert.deepEqual(
      held.list.map((item) => item.id),
      [id],
    );
    held.decide(id, { kind: 'forward', bytes: Buffer.alloc(3) });
    assert.deepEqual(decisions, [{ kind: 'forward', bytes: Buffer.alloc(3) }]);
  });
});

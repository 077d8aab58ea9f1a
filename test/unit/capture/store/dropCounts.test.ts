import assert from 'node:assert/strict';
import { DropCounts } from '../../../../src/capture/store/dropCounts.ts';

describe('DropCounts', () => {
  it('counts events and bytes, in all and of each endpoint', () => {
    const drops = new DropCounts();
    drops.add(1, 10);
    drops.add(2, 5);
    drops.add(1, 0);
    assert.deepEqual([drops.events, drops.bytes], [3, 15]);
    assert.deepEqual(drops.of(1), { events: 2, bytes: 10 });
    assert.deepEqual(drops.of(3), { events: 0, bytes: 0 });
  });

  it('keeps the totals of an endpoint that is forgotten, and nothing when it is cleared', () => {
    const drops = new DropCounts();
    drops.add(1, 10);
    drops.forget(1);
    assert.deepEqual(drops.of(1), { events: 0, bytes: 0 });
    assert.deepEqual([drops.events, drops.bytes], [1, 10]);
    drops.clear();
    assert.deepEqual([drops.events, drops.bytes], [0, 0]);
  });

  it('hands out what was true when it was asked', () => {
    const drops = new DropCounts();
    drops.add(1, 10);
    const before = drops.of(1);
    drops.add(1, 10);
    assert.deepEqual(before, { events: 1, bytes: 10 });
  });
});

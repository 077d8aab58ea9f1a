import assert from 'node:assert/strict';
import { assertGrowsLinearly, growthOf } from '../support/growth.ts';

function steps(count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step++) sum = (sum * 31 + step) % 1_000_003;
  return sum;
}

const same = (size: number): number => size;

describe('growthOf', () => {
  it('tells linear work from quadratic work', () => {
    assertGrowsLinearly(same, (size) => steps(size * 100));
    // So little is enough for a square as plain as this, and does not take long on a busy machine either.
    const options = { from: 64, leastMs: 0.25 };
    const square = growthOf(same, (size) => steps(size * size), options);
    assert.ok(square.factor > 3, JSON.stringify(square));
    assert.throws(
      () => assertGrowsLinearly(same, (size) => steps(size * size), options, 'a sum'),
      /a sum of \d+ took [\d.]+ ms, four times as much [\d.]+ ms: [34]\.\d+ for each doubling/,
    );
  });

  it('lets go of what takes no time', () => {
    assert.deepEqual(
      growthOf(same, () => 0, { most: 4096 }),
      { size: 1024, ms: 0, fourfoldMs: 0, factor: 0 },
    );
  });
});

import assert from 'node:assert/strict';
import { SeededRandom } from '../../../../src/bytes/numbers/seededRandom.ts';

function bytes(seed: bigint, count: number): Buffer {
  const made = Buffer.alloc(count);
  new SeededRandom(seed).fill(made);
  return made;
}

describe('SeededRandom', () => {
  it('gives the same bytes for the same seed, for ever', () => {
    assert.deepEqual(bytes(1n, 100), bytes(1n, 100));
    assert.notDeepEqual(bytes(1n, 100), bytes(2n, 100));
    // By another program from the authors' description.
    assert.equal(
      bytes(1n, 32).toString('hex'),
      'ba4109650103d35421f3d225a9dcab3fa6e0b82a670089f9d90a2be16ad893a1',
    );
    assert.deepEqual(bytes(-1n, 8), bytes((1n << 64n) - 1n, 8));
  });

  it('spreads its bytes evenly', () => {
    const counts = Array.from({ length: 256 }, () => 0);
    for (const byte of bytes(42n, 256_000)) counts[byte] = (counts[byte] ?? 0) + 1;
    for (const count of counts) assert.ok(count > 800 && count < 1200, String(count));
  });
});

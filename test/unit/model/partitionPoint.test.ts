import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partitionPoint } from '../../../src/model/partitionPoint.ts';

describe('partitionPoint', () => {
  it('finds the place wherever it is, and asks about numbers of the range only', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1000), fc.nat(1000), (low, size, place) => {
        const point = low + Math.min(place, size);
        const found = partitionPoint(low, low + size, (number) => {
          assert.ok(number >= low && number < low + size);
          return number < point;
        });
        assert.equal(found, point);
      }),
    );
  });

  it('takes as many steps as the range has binary digits', () => {
    let steps = 0;
    assert.equal(
      partitionPoint(0, 2 ** 40, (number) => ++steps > 0 && number < 123_456_789_012),
      123_456_789_012,
    );
    assert.ok(steps <= 41, `${steps} steps`);
  });
});

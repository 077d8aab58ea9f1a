import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hexLayout } from '../../../../../media/inspector/parts/hexLayout.ts';

describe('hexLayout', () => {
  it('has as many bytes in a row as fit with their offset and their text', () => {
    assert.deepEqual(hexLayout(76, 600), { rowBytes: 16, digits: 8 });
    assert.deepEqual(hexLayout(75.9, 600), { rowBytes: 8, digits: 4 });
    assert.deepEqual(hexLayout(39, 600), { rowBytes: 8, digits: 4 });
    assert.deepEqual(hexLayout(38.9, 600), { rowBytes: 4, digits: 4 });
    assert.deepEqual(hexLayout(37, 600, 1), { rowBytes: 8, digits: 4 });
    assert.deepEqual(hexLayout(36.9, 600, 1), { rowBytes: 4, digits: 4 });
    assert.deepEqual(hexLayout(1, 0), { rowBytes: 4, digits: 4 });
  });

  it('gives offsets the digits that the last one needs', () => {
    assert.deepEqual(hexLayout(40, 65_536), { rowBytes: 8, digits: 4 });
    assert.deepEqual(hexLayout(40, 65_537), { rowBytes: 8, digits: 5 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), fc.nat(2 ** 31), (room, length) => {
        const { digits } = hexLayout(room, length);
        assert.ok(Math.max(0, length - 1).toString(16).length <= digits);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countNumber, countText } from '../../../src/model/countText.ts';

describe('countText', () => {
  it('has one, and several', () => {
    assert.deepEqual(
      [0, 1, 2, 1234].map((count) => countText(count, 'row')),
      ['0 rows', '1 row', '2 rows', '1,234 rows'],
    );
  });

  it('groups digits as English does, on every machine', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (count) => {
        assert.equal(countNumber(count), count.toLocaleString('en-US'));
      }),
    );
  });
});

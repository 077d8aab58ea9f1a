import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteSearch } from '../../../../src/bytes/search/byteSearch.ts';

describe('ByteSearch', () => {
  it('finds what a plain search finds', () => {
    const few = fc
      .array(fc.constantFrom(0, 1, 255), { maxLength: 30 })
      .map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(
        few,
        few.filter(({ length }) => length > 0),
        fc.nat(5),
        (bytes, sought, from) => {
          const found = new ByteSearch(sought).indexIn(bytes, from);
          assert.equal(found, Buffer.from(bytes).indexOf(Buffer.from(sought), from));
        },
      ),
      { numRuns: 500 },
    );
  });
});

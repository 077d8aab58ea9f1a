import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginningOf, beginningOfPattern } from '../../../../src/bytes/search/beginning.ts';
import { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';
import { eitherCase } from '../../../../src/bytes/search/byteSearch.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

const few = (maxLength: number) => fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength });

describe('beginningOf', () => {
  it('tells whether bytes end as it begins, in either case', () => {
    const isBegun = beginningOf(Buffer.from('nEEdle'), eitherCase);
    for (const [text, expected] of [
      ['a nee', true],
      ['a NEED', true],
      ['neen', true],
      ['needx', false],
      ['edle', false],
      ['', false],
    ] as const)
      assert.equal(isBegun(Buffer.from(text), 0, text.length), expected, text);
    assert.equal(isBegun(Buffer.from('need'), 1, 4), false);
    assert.equal(isBegun(Buffer.from('need'), 0, 3), true);
    assert.equal(beginningOf(Buffer.from('nEEdle'))(Buffer.from('nee'), 0, 3), false);
  });

  it('takes time for its own length', () => {
    assertGrowsLinearly(
      (size) => ({
        isBegun: beginningOf(new Uint8Array(size)),
        // It begins everywhere, and nowhere to the end.
        bytes: new Uint8Array(size - 1).fill(1, size - 2),
      }),
      ({ isBegun, bytes }) => isBegun(bytes, 0, bytes.length),
    );
  });
});

describe('beginningOfPattern', () => {
  it('finds what trying each place finds, with holes and without', () => {
    fc.assert(
      fc.property(
        few(12),
        few(30),
        fc.array(fc.nat(11), { maxLength: 3 }),
        fc.nat(9),
        (wanted, hay, holes, cut) => {
          const pattern = new BytePattern(
            Uint8Array.from(wanted),
            holes.filter((hole) => hole < wanted.length),
          );
          const bytes = Uint8Array.from(hay);
          const to = Math.max(0, bytes.length - cut);
          const from = Math.max(0, to - wanted.length + 1);
          const starts = Array.from({ length: to - from }, (_, index) => from + index);
          const isBegun = starts.some((at) => pattern.fittingAt(bytes.subarray(0, to), at) === to - at);
          assert.equal(beginningOfPattern(pattern)(bytes, from, to), isBegun);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

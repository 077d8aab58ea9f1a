import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BytePattern, searchRefusal } from '../../../../src/bytes/search/bytePattern.ts';
import { ShiftAnd } from '../../../../src/bytes/search/shiftAnd.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

/** One place after the other. */
function firstOf(pattern: BytePattern, bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at + pattern.length <= to; at++) if (pattern.fitAt(bytes, at) === 'yes') return at;
  return -1;
}

const few = (maxLength: number) => fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength });

describe('BytePattern.indexIn', () => {
  it('finds what trying each place finds, and so does ShiftAnd', () => {
    fc.assert(
      fc.property(
        few(80),
        few(300),
        fc.array(fc.nat(79), { maxLength: 30 }),
        fc.nat(20),
        (wanted, hay, holes, cut) => {
          const pattern = new BytePattern(
            Uint8Array.from(wanted),
            [...new Set(holes)].filter((hole) => hole < wanted.length).sort((a, b) => a - b),
          );
          const bytes = Uint8Array.from(hay);
          const from = Math.min(cut, bytes.length);
          const to = Math.max(from, bytes.length - cut);
          const first = firstOf(pattern, bytes, from, to);
          assert.equal(pattern.indexIn(bytes, from, to), first);
          assert.equal(new ShiftAnd(pattern).indexIn(bytes, from, to), first);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds what stands behind very many places where it nearly does', () => {
    const wanted = new Uint8Array(1000).fill(0x61);
    wanted[999] = 0x62;
    const bytes = new Uint8Array(100_000).fill(0x61);
    const pattern = new BytePattern(wanted, [500]);
    assert.equal(pattern.indexIn(bytes), -1);
    bytes[99_998] = 0x62;
    assert.equal(pattern.indexIn(bytes), 98_999);
  });

  const many = 'a'.repeat(2000);
  for (const [what, wanted, hay, holes] of [
    ['one letter, the last another', `${many}${many}b`, 'a', [2000]],
    ['one letter, the first another', `b${many}${many}`, 'a', [3]],
    ['every second letter', 'ab'.repeat(2000), 'aab', [1, 2, 3999]],
    ['without holes', `${many}b${many}`, 'a', []],
    ['one letter in blocks', `${many}ba`, `${'a'.repeat(1990)}b`, [5]],
  ] as const) {
    it(`takes linear time: ${what}`, () => {
      const pattern = new BytePattern(Buffer.from(wanted), holes);
      assertGrowsLinearly(
        (size) => Buffer.alloc(size, hay),
        (bytes) => pattern.indexIn(bytes),
      );
    });
  }

  it('takes time for its own length as well, and no more', () => {
    const bytes = new Uint8Array(1 << 20).fill(0x61);
    assertGrowsLinearly(
      (size) => new BytePattern(new Uint8Array(size).fill(0x61).fill(0x62, size - 1), [size >> 1]),
      (pattern) => pattern.indexIn(bytes.subarray(0, 8 * 4096)),
      { from: 64, most: 4096 },
    );
  });

  it('refuses long patterns with holes', () => {
    assert.equal(searchRefusal(new BytePattern(new Uint8Array(4096), [1])), undefined);
    assert.equal(searchRefusal(new BytePattern(new Uint8Array(1_000_000))), undefined);
    assert.match(searchRefusal(new BytePattern(new Uint8Array(4097), [1])) ?? '', /at most 4096 bytes/);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { hitRanges, hitsInRow } from '../../../../src/capture/filter/filterMarks.ts';
import { FilterExpression } from '../../../../src/engine/expressions/filterExpression.ts';
import { finish } from '../../../../src/model/work.ts';

const hitsOf = (
  finders: Parameters<typeof hitsInRow>[0],
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
): number[] =>
  finish(hitsInRow(finders, (from, to) => bytes.subarray(from, to), bytes.length, { start, end }));

describe('hitsInRow', () => {
  it('finds in a stretch what a search of all bytes finds there, also over its borders', () => {
    const byte = fc.constantFrom(0x61, 0x62, 0x78);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.array(byte),
        fc.nat(60),
        fc.nat(60),
        (a, b, from, to) => {
          const bytes = Uint8Array.from([...a, ...b]);
          const end = Math.min(bytes.length, Math.max(from, to));
          const start = Math.min(from, to, end);
          const marked = new Set<number>();
          const hits = hitsOf([textFinder('ab')], bytes, start, end);
          for (let at = 0; at < hits.length; at += 2)
            for (let one = hits[at] ?? 0; one < (hits[at + 1] ?? 0); one++) marked.add(one);
          const text = Buffer.from(bytes).toString('latin1').toLowerCase();
          const expected = Array.from(text).flatMap((_, at) =>
            at >= start && at < end && (text.startsWith('ab', at) || text.startsWith('ab', at - 1))
              ? [at]
              : [],
          );
          assert.deepEqual([...marked], expected);
        },
      ),
    );
  });

  it('marks what follows a hit of an expression at once', () => {
    const bytes = Buffer.from('xababab');
    assert.deepEqual(hitsOf([new FilterExpression('ab', '')], bytes), [1, 3, 3, 5, 5, 7]);
  });

  it('goes through long bytes in parts, and knows where they begin and end', () => {
    const bytes = new Uint8Array(100_000).fill(0x78);
    bytes.set(Buffer.from('needle'), 16_381);
    bytes.set(Buffer.from('end'), 99_997);
    assert.deepEqual(hitsOf([textFinder('needle')], bytes, 0, 16_384), [16_381, 16_384]);
    assert.deepEqual(hitsOf([textFinder('needle')], bytes, 16_384, 32_768), [16_384, 16_387]);
    assert.deepEqual(hitsOf([new FilterExpression('needle', '')], bytes, 16_384, 32_768), [16_384, 16_387]);
    assert.deepEqual(hitsOf([new FilterExpression('end$', '')], bytes, 98_304), [99_997, 100_000]);
    assert.deepEqual(hitsOf([new FilterExpression('^x', '')], bytes, 16_384, 32_768), []);
    assert.deepEqual(hitsOf([new FilterExpression('x*$', '')], new Uint8Array(), 0), []);
  });

  it('marks so many and no more', () => {
    assert.equal(hitsOf([textFinder('a')], new Uint8Array(16_384).fill(0x61)).length, 2000);
  });
});

describe('hitRanges', () => {
  it('has the hits of all finders in order, none in another', () => {
    const bytes = Buffer.from('abcabc');
    assert.deepEqual(
      hitRanges([textFinder('bca'), textFinder('ab'), textFinder('b')], bytes, true),
      [0, 2, 2, 4, 4, 5],
    );
  });

  it('has so many hits of one finder and no more', () => {
    assert.equal(hitRanges([textFinder('a')], new Uint8Array(1000).fill(0x61), true).length, 128);
  });
});

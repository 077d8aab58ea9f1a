import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  exactFinder,
  patternFinder,
  textFinder,
  type ByteFinder,
} from '../../../../src/capture/filter/byteFinder.ts';
import { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';

const whole = { isFirst: true, isLast: true } as const;
const find = (finder: ByteFinder, text: string, from = 0, to = Buffer.byteLength(text)): number =>
  finder.find(Buffer.from(text), from, to, whole);

/** A question mark is a hole. */
const patternOf = (text: string): ByteFinder =>
  patternFinder(
    new BytePattern(
      Buffer.from(text),
      Array.from(text).flatMap((letter, at) => (letter === '?' ? [at] : [])),
    ),
  );

const wanted = fc.stringMatching(/^[aAb]{1,4}$/);
const window = fc
  .tuple(fc.stringMatching(/^[aAb]{0,30}$/, { size: 'max' }), fc.nat(30), fc.nat(30))
  .map(([text, one, other]) => ({
    text,
    from: Math.min(one, other, text.length),
    to: Math.min(Math.max(one, other), text.length),
  }));

describe('ByteFinder', () => {
  it('finds exact text first where Buffer.indexOf does, within the bytes it is given', () => {
    fc.assert(
      fc.property(window, wanted, ({ text, from, to }, sought) => {
        const expected = Buffer.from(text).subarray(0, to).indexOf(sought, from);
        assert.equal(find(exactFinder(sought), text, from, to), expected);
      }),
    );
  });

  it('finds text in either case where Buffer.indexOf does once all letters are small', () => {
    fc.assert(
      fc.property(window, wanted, ({ text, from, to }, sought) => {
        const expected = Buffer.from(text.toLowerCase()).subarray(0, to).indexOf(sought.toLowerCase(), from);
        assert.equal(find(textFinder(sought), text, from, to), expected);
      }),
    );
  });

  it('finds patterns where a regular expression does that has any character for a hole', () => {
    fc.assert(
      fc.property(window, fc.stringMatching(/^[ab?]{1,5}$/), ({ text, from, to }, sought) => {
        const index = text.slice(from, to).search(new RegExp(sought.replaceAll('?', '.')));
        assert.equal(find(patternOf(sought), text, from, to), index < 0 ? -1 : from + index);
      }),
    );
  });

  it('finds in parts that share their overlap the same as in all bytes at once', () => {
    fc.assert(
      fc.property(
        window,
        wanted,
        fc.constantFrom(exactFinder, textFinder, (text: string) => patternOf(`${text}?`)),
        fc.integer({ min: 1, max: 8 }),
        ({ text }, sought, made, partBytes) => {
          const finder = made(sought);
          const bytes = Buffer.from(text);
          let found = -1;
          for (let at = 0; at < bytes.length && found < 0; at += partBytes) {
            const end = Math.min(bytes.length, at + partBytes + finder.overlapBytes);
            found = finder.find(bytes, at, end, { isFirst: at === 0, isLast: end === bytes.length });
          }
          assert.equal(found, find(finder, text));
        },
      ),
    );
  });

  it('counts what it found and what parts share in bytes, not in characters', () => {
    const sizes = [textFinder('é🌮'), exactFinder('é🌮'), patternOf('?a??')].map(
      ({ foundLength, overlapBytes }) => [foundLength, overlapBytes],
    );
    assert.deepEqual(sizes, [
      [6, 5],
      [6, 5],
      [4, 3],
    ]);
  });

  it('takes letters beyond ASCII, and what stands beside the letters in ASCII, as they are', () => {
    assert.equal(find(textFinder('GRÜSSE'), 'grÜsse'), 0);
    assert.equal(find(textFinder('GRÜSSE'), 'grüsse'), -1);
    for (const [sign, other] of [
      ['@', '`'],
      ['[', '{'],
    ] as const)
      assert.equal(find(textFinder(sign), other), -1, sign);
  });

  it('wants a byte for a hole at either end, and none from outside its limits', () => {
    const finder = patternOf('?a?');
    assert.equal(find(finder, 'xay'), 0);
    assert.equal(find(finder, 'xay', 1), -1);
    assert.equal(find(finder, 'xay', 0, 2), -1);
    assert.equal(find(finder, 'aay', 0, 3), 0);
    assert.equal(find(patternOf('??'), 'abc', 1), 1, 'nothing but holes');
    assert.equal(find(patternOf('??'), 'abc', 2), -1);
  });
});

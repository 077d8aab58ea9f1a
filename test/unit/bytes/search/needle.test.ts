import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Needle } from '../../../../src/bytes/search/needle.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** The plain way: every place, one after another. */
function slowIndex(bytes: Uint8Array, needle: Uint8Array, from: number, to: number): number {
  const small = (byte = 0): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
  for (let at = from; at + needle.length <= to; at++)
    if (needle.every((byte, index) => small(bytes[at + index]) === small(byte))) return at;
  return -1;
}

describe('Needle', () => {
  it('finds ASCII letters in either case, and everything else as it is', () => {
    assert.equal(new Needle('hello').indexIn(bytesOf('GET HeLLo')), 4);
    assert.equal(new Needle('HELLO').indexIn(bytesOf('say hello')), 4);
    assert.equal(new Needle('straße').indexIn(bytesOf('STRAßE')), 0);
    assert.equal(new Needle('é').indexIn(bytesOf('É')), -1);
    for (const [beside, other] of [
      ['@', '`'],
      ['[', '{'],
    ] as const)
      assert.equal(new Needle(beside).indexIn(bytesOf(other)), -1, 'next to the letters, none itself');
    assert.equal(new Needle('aba').indexIn(bytesOf('bbaba')), 2);
    assert.equal(new Needle('🌮').indexIn(bytesOf('a 🌮')), 2);
    assert.equal(new Needle('🌮').length, 4);
  });

  it('finds the same in texts', () => {
    assert.equal(new Needle('refused').indexInText('ECONNREFUSED · nothing listens'), 5);
    assert.equal(new Needle('İx').indexInText('İİX'), 1, 'counted as the text counts');
    assert.equal(new Needle('o').indexInText('foo', 2), 2);
    assert.equal(new Needle('x').indexInText('foo'), -1);
  });

  it('stays within its limits', () => {
    const bytes = bytesOf('abcabc');
    assert.equal(new Needle('abc').indexIn(bytes, 1), 3);
    assert.equal(new Needle('abc').indexIn(bytes, 1, 5), -1);
    assert.equal(new Needle('abc').indexIn(bytes, 3, 6), 3);
    assert.equal(new Needle('abcd').indexIn(bytes), -1);
  });

  it('agrees with looking everywhere', () => {
    const letters = fc.array(fc.constantFrom('a', 'a', 'A', 'b', 'ä'), { maxLength: 40 });
    const text = letters.map((all) => all.join(''));
    const needle = text.filter((one) => one !== '').map((one) => one.slice(0, 5));
    fc.assert(
      fc.property(text, needle, fc.nat({ max: 10 }), fc.nat({ max: 10 }), (hay, wanted, before, after) => {
        const bytes = bytesOf(hay);
        const to = Math.max(0, bytes.length - after);
        assert.equal(
          new Needle(wanted).indexIn(bytes, before, to),
          slowIndex(bytes, bytesOf(wanted), before, to),
        );
      }),
    );
  });
});

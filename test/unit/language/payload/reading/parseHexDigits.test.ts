import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatHex } from '../../../../../src/bytes/hexText.ts';
import { parseHexDigits } from '../../../../../src/language/payload/reading/parseHexDigits.ts';
import { assertAnswer, assertLinear, textOf } from '../../../address/longLines.ts';

function bad(text: string): string[] {
  const parsed = parseHexDigits(text);
  assert.ok(!parsed.ok);
  return parsed.problems.map(({ start, end }) => text.slice(start, end));
}

describe('parseHexDigits', () => {
  it('takes digits with white space, commas, colons and 0x between them', () => {
    for (const text of [
      'deadbeef',
      'DE AD be ef',
      'de:ad:be:ef',
      '0xde, 0xAD,0xbe,\n0xef',
      '0Xdeadbeef',
      ' d eadb ee f ',
    ]) {
      assert.deepEqual(
        parseHexDigits(text),
        { ok: true, value: Uint8Array.of(0xde, 0xad, 0xbe, 0xef) },
        text,
      );
    }
    assert.deepEqual(parseHexDigits(''), { ok: true, value: new Uint8Array() });
  });

  it('marks digits left alone and what is not hex', () => {
    assert.deepEqual(bad('abc'), ['c']);
    assert.deepEqual(bad('1,2'), ['1', '2']);
    assert.deepEqual(bad('0x1 0x2'), ['1', '2']);
    assert.deepEqual(bad('de xyz ad -'), ['xyz', '-']);
  });

  it('says which character is no hex digit, and not that the digit beside it is alone', () => {
    const problems = (text: string) => {
      const parsed = parseHexDigits(text);
      return parsed.ok ? [] : parsed.problems.map(({ start, end, message }) => [start, end, message]);
    };
    const message = '"g" is not a hex digit: write digits 0-9 and a-f, two for each byte.';
    assert.deepEqual(problems('00 01 0g'), [[7, 8, message]]);
    assert.deepEqual(problems('00 g1 02'), [[3, 4, message]]);
    assert.deepEqual(bad('0g1'), ['g', '1'], 'one too many');
    assert.deepEqual(bad('0gg1'), ['gg']);
    assert.deepEqual(bad('00 zz 1'), ['zz', '1']);
  });

  it('reads what formatHex writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom(' ', '', ':', ', '), (bytes, separator) => {
        assert.deepEqual(parseHexDigits(formatHex(bytes, separator)), { ok: true, value: bytes });
      }),
    );
  });

  it('answers any text in linear time', () => {
    const pieces = ['0x', '0', 'f', 'A', ' ', ',', ':', 'x', 'é'];
    fc.assert(fc.property(textOf(pieces), (text) => assertAnswer(text, parseHexDigits(text))));
    assertLinear(pieces, parseHexDigits);
  }).timeout(20_000);
});

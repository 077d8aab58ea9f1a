import assert from 'node:assert/strict';
import fc from 'fast-check';
import { charsetEncoder } from '../../../../src/bytes/charsets/charsetEncoder.ts';
import { charsetName } from '../../../../src/bytes/charsets/charsetName.ts';
import type { CharsetEncoder } from '../../../../src/bytes/charsets/codes.ts';

const decoder = (name: string): ((bytes: Uint8Array) => string) => {
  const decoding = new TextDecoder(name);
  return (bytes) => decoding.decode(bytes);
};

function encoderOf(label: string): CharsetEncoder {
  const encode = charsetEncoder(charsetName(label) ?? '', decoder);
  assert.ok(encode, label);
  return encode;
}

function encoded(label: string, text: string): string {
  const bytes = encoderOf(label)(text);
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : `missing ${bytes.missing}`;
}

const tables = [
  'ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13',
  'iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252',
  'windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic',
  'gbk gb18030 big5 euc-jp shift_jis euc-kr iso-2022-jp',
].flatMap((line) => line.split(' '));

describe('charsetEncoder', () => {
  it('writes by the Encoding Standard what its decoders do not decide', () => {
    assert.equal(encoded('shiftjis', '日本語\\~¥‾－−ｱ髙①'), '93fa967b8cea5c7e5c7e817c817cb1fbfc8740');
    assert.equal(encoded('eucjp', '日本−ｱ¥'), 'c6fccbdca1dd8eb15c');
    assert.equal(
      encoded('iso2022jp', 'a日本¥b\\ﾊﾞ'),
      '611b2442467c4b5c1b284a5c621b28425c1b2442254f212b1b2842',
    );
    assert.equal(encoded('gbk', '€中'), '80d6d0');
    assert.equal(encoded('gb18030', '€中é🌮ÿ'), 'a2e3d6d0a8a69439b43481308b37');
    assert.equal(encoded('big5', '中═十'), 'a4a4f9f9a451');
    assert.equal(encoded('euckr', '한글€®똠'), 'c7d1b1dba2e6a2e78c63');
    assert.equal(encoded('big5', 'あカ①'), 'c6e8c7a7c6a1');
    assert.equal(encoded('windows1252', '€'), '80');
  });

  it('says which character a charset has not', () => {
    assert.equal(encoded('windows1252', 'a🌮'), 'missing 🌮');
    assert.equal(encoded('shiftjis', 'é'), 'missing é');
    assert.equal(encoded('gbk', '🌮'), 'missing 🌮');
    assert.equal(encoded('iso2022jp', '\x1b'), 'missing \x1b');
  });

  it('asks no decoder of the platform for charsets of one byte', () => {
    const written = (label: string, text: string): string =>
      Buffer.from(charsetEncoder(charsetName(label) ?? '', () => undefined)?.(text) as Uint8Array).toString(
        'hex',
      );
    assert.equal(written('windows1252', '€‚„…–—Ž'), '8082848596978e');
    assert.deepEqual(charsetEncoder('windows-1252', () => undefined)?.('\u0080'), { missing: '\u0080' });
    assert.equal(written('cp437', 'é½█ß'), '82abdbe1');
    assert.equal(written('cp850', 'é½Ó'), '82abe0');
    assert.equal(written('cp858', '€'), 'd5');
    assert.equal(written('latin10', 'ș€'), 'baa4');
    assert.equal(written('logical', 'א'), 'e0');
  });

  it('knows none of two bytes without a decoder', () => {
    for (const name of ['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr', 'iso-2022-jp', 'none'])
      assert.equal(
        charsetEncoder(name, () => undefined),
        undefined,
      );
  });

  it('writes a text as its characters one by one', () => {
    const characters = fc.constantFrom('a', '日', 'ｱ', '¥', '\\', '中', 'é', '🌮', '—');
    fc.assert(
      fc.property(fc.array(characters), fc.constantFrom(...tables), (list, name) => {
        const bytes = encoderOf(name)(list.join(''));
        if (bytes instanceof Uint8Array && name !== 'iso-2022-jp')
          assert.deepEqual(
            bytes,
            Uint8Array.from(list.flatMap((one) => Array.from(encoderOf(name)(one) as Uint8Array))),
          );
      }),
      { numRuns: 20 },
    );
  }).timeout(30_000);
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { charsetEncoder } from '../../../../src/payload/charsets/charsetEncoder.ts';
import { charsetName } from '../../../../src/payload/charsets/charsetName.ts';
import type { CharsetEncoder } from '../../../../src/payload/environment.ts';

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
    assert.equal(encoded('euckr', '한글'), 'c7d1b1db');
    assert.equal(encoded('windows1252', '€'), '80');
  });

  it('says which character a charset has not', () => {
    assert.equal(encoded('windows1252', 'a🌮'), 'missing 🌮');
    assert.equal(encoded('shiftjis', 'é'), 'missing é');
    assert.equal(encoded('gbk', '🌮'), 'missing 🌮');
    assert.equal(encoded('iso2022jp', '\x1b'), 'missing \x1b');
  });

  for (const name of tables) {
    it(`${name}: what is written is read again`, () => {
      const encode = encoderOf(name);
      const decode = decoder(name);
      let written = 0;
      // ICU reads some control characters of Shift_JIS as others, or not at all.
      for (let code = name === 'shift_jis' ? 0x81 : 0; code < 0x1_1000; code++) {
        const character = String.fromCodePoint(code);
        const bytes = code >= 0xd800 && code < 0xe000 ? undefined : encode(character);
        if (!(bytes instanceof Uint8Array)) continue;
        written++;
        const read = decode(bytes);
        // Yen, overline, the minus sign and half-width katakana are written as others.
        if (read !== character) assert.ok(/^[¥‾−｡-ﾟ]$/u.test(character), `${name} ${code.toString(16)}`);
      }
      assert.ok(written >= 200 || /8859|874/.test(name), `${name} ${written}`);
    }).timeout(20_000);
  }

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

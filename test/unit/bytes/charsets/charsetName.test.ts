import assert from 'node:assert/strict';
import { charsetName } from '../../../../src/bytes/charsets/charsetName.ts';

describe('charsetName', () => {
  it('knows the charsets of the platform, by the names of its decoder', () => {
    for (const label of labels) {
      const { encoding } = new TextDecoder(label);
      // For browsers these three are windows-1252.
      const own = encoding === 'windows-1252' && charsetName(label) !== encoding;
      if (own) assert.match(charsetName(label) ?? '', /^(iso-8859-1|us-ascii)$/, label);
      else assert.equal(charsetName(label), encoding, label);
    }
  });

  it('takes names without their signs, and knows no others', () => {
    assert.equal(charsetName('shiftjis'), 'shift_jis');
    assert.equal(charsetName('Windows1252'), 'windows-1252');
    assert.equal(charsetName('utf32'), undefined);
    assert.equal(charsetName('hex'), undefined);
  });
});

/** Labels of the Encoding Standard, one or more for each charset. */
const labels = [
  'utf-8 utf8 unicode-1-1-utf-8 866 cp866 csibm866 ibm866 csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592',
  'iso_8859-2 iso_8859-2:1987 l2 latin2 iso-8859-3 latin3 iso-8859-4 latin4 l4 cyrillic iso-8859-5 iso-ir-144 arabic',
  'asmo-708 ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 ecma-118 elot_928 greek greek8 iso-8859-7',
  'sun_eu_greek hebrew iso-8859-8 iso-8859-8-e visual iso-8859-8-i logical iso-8859-10 latin6 l6 iso-8859-13',
  'iso-8859-14 iso-8859-15 l9 csisolatin9 iso-8859-16 koi koi8 koi8-r koi8_r cskoi8r koi8-ru koi8-u macintosh mac',
  'x-mac-roman dos-874 iso-8859-11 tis-620 windows-874 cp1250 windows-1250 x-cp1250 cp1251 windows-1251 ansi_x3.4-1968',
  'ascii cp1252 cp819 ibm819 iso-8859-1 iso-ir-100 iso8859-1 l1 latin1 us-ascii windows-1252 x-cp1252 cp1253',
  'windows-1253 cp1254 iso-8859-9 l5 latin5 windows-1254 cp1255 windows-1255 cp1256 windows-1256 cp1257 windows-1257',
  'cp1258 windows-1258 x-mac-cyrillic x-mac-ukrainian chinese gb2312 gb_2312-80 gbk x-gbk gb18030 big5 big5-hkscs',
  'cn-big5 x-x-big5 euc-jp x-euc-jp csiso2022jp iso-2022-jp ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis',
  'euc-kr korean ks_c_5601-1987 ksc5601 windows-949 utf-16be unicodefffe ucs-2 unicode utf-16 utf-16le',
].flatMap((line) => line.split(' '));

/**
 * Every character of every charset against the codecs of Python, which are nobody's platform here: the tables are in
 * `test/fixtures/charsets.txt`, which `test/fixtures/python/charsets.py` has written.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { charsetEncoder } from '../../../../src/bytes/charsets/charsetEncoder.ts';
import { codeRanges } from '../../../../src/bytes/charsets/codes.ts';

/**
 * The code points that the Encoding Standard (its indexes of 2026-05-21, and the steps of its encoders) has elsewhere
 * than Python, or that only one of them has.
 */
const differences: Readonly<Record<string, string>> = {
  // Python's is RFC 2319; browsers read it with the letters of Belarusian at AE and BE.
  'koi8-u': '40e 45e 255d 256c',
  // Where Microsoft's tables have nothing, the standard has control characters, as Windows' own conversion does.
  'windows-874': '81-84 86-90 98-9f',
  'windows-1250': '81 83 88 90 98',
  'windows-1251': '98',
  'windows-1252': '81 8d 8f-90 9d',
  'windows-1253': '81 88 8a 8c-90 98 9a 9c-9f',
  'windows-1254': '81 8d-90 9d-9e',
  'windows-1255': '81 8a 8c-90 9a 9c-9f 5ba',
  'windows-1257': '81 83 88 8a 8c 90 98 9a 9c 9f',
  'windows-1258': '81 8a 8d-90 9a 9d-9e',
  // Python's is the edition of 2000, the standard's that of 2022.
  gb18030: '1e3f 9fb4-9fbb e5e5 e7c7 fe10-fe19',
  // Python's is Hong Kong's, whose signs that Big5 has twice are written otherwise.
  big5: 'a2-a3 a5 af 2022 2027 203e 20ac 2215 223c 2295 2299 2400-241f 2421 2609 2641 4edd 5605 5ed0 5ef4 60a4 65e0 732a 7676 96b6 fe51 fe68 ff5e ff64 ffe0-ffe1 ffe5',
  // The yen sign, the overline and the minus sign are written as others; Python's last four are Apple's.
  shift_jis: 'a5 203e 2212 f8f0-f8f3',
};

type Written = ReadonlyMap<number, readonly string[]>;
const tables = readTables();

describe('charsets, beside those of Python', () => {
  for (const [name, table] of tables) {
    it(name, () => {
      // What is beyond the first plane has four bytes in GB 18030, which are reckoned.
      const last = name === 'gb18030' ? 0xffff : 0x2_ffff;
      assert.equal(rangesOf(wrongCodes(name, table, last)), differences[name] ?? '');
    });
  }

  it('gbk: the pairs of GB 18030, and the euro sign alone', () => {
    const pairs = [...(tables.get('gb18030') ?? [])].map(
      ([code, written]) => [code, written.filter((bytes) => bytes.length === 4)] as const,
    );
    const table = new Map(pairs.filter(([, written]) => written.length > 0));
    table.set(0x20ac, ['80']);
    const later = '1e3f 9fb4-9fbb e5e5 e78d-e796 e7c7 e81e e826 e82b-e82c e832 e843 e854 e864 fe10-fe19';
    const wrong = wrongCodes('gbk', table, 0x2_ffff);
    assert.deepEqual(
      wrong.filter((code) => !codeRanges(later).includes(code)),
      [],
    );
  });

  it('euc-jp: the signs of Shift_JIS in other places', () => {
    const encode = encoderOf('euc-jp');
    let count = 0;
    for (const [code, pairs] of tables.get('shift_jis') ?? []) {
      const places = pairs
        .filter((pair) => pair.length === 4)
        .map(eucJpPair)
        .filter(Boolean);
      if (places.length === 0 || code === 0x2212) continue;
      count++;
      const bytes = encode(String.fromCodePoint(code));
      const written = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '';
      assert.ok(places.includes(written), `${code.toString(16)}: ${written}, not ${places.join(' or ')}`);
    }
    assert.ok(count > 7000);
  });
});

/** Code points beyond ASCII that are not written as Python reads them; those that it has not are not to be written. */
function wrongCodes(name: string, table: Written, last: number): number[] {
  const encode = encoderOf(name);
  const wrong: number[] = [];
  for (let code = 0x80; code <= last; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const bytes = encode(String.fromCodePoint(code));
    const written = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : undefined;
    const places = table.get(code) ?? [];
    if (written === undefined ? places.length > 0 : !places.includes(written)) wrong.push(code);
  }
  return wrong;
}

function encoderOf(name: string) {
  const encode = charsetEncoder(name, (label) => {
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
  });
  assert.ok(encode, name);
  return encode;
}

/** For each charset, by code point, the bytes (in hex) that Python reads it from. */
function readTables(): ReadonlyMap<string, Map<number, string[]>> {
  const file = new URL('../../../fixtures/charsets.txt', import.meta.url);
  const all = new Map<string, Map<number, string[]>>();
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const [name = '', lead = '', ...words] = line.split(' ');
    const table = all.get(name) ?? new Map<number, string[]>();
    all.set(name, table);
    for (const [index, code] of codeRanges(words.join(' ')).entries()) {
      if (code === undefined) continue;
      const bytes = Buffer.from(sequence(lead, index)).toString('hex');
      table.set(code, [...(table.get(code) ?? []), bytes]);
    }
  }
  return all;
}

function sequence(lead: string, index: number): number[] {
  if (lead === '-') return [0x80 + index];
  if (lead !== 'four') return [Number.parseInt(lead, 16), 0x40 + index];
  const third = Math.floor(index / 10);
  const second = Math.floor(third / 126);
  return [0x81 + Math.floor(second / 10), 0x30 + (second % 10), 0x81 + (third % 126), 0x30 + (index % 10)];
}

/** A pair of Shift_JIS as the rows and cells of JIS X 0208 stand in EUC-JP; its rows beyond the 94th have no place there. */
function eucJpPair(pair: string): string {
  const lead = Number.parseInt(pair.slice(0, 2), 16);
  const trail = Number.parseInt(pair.slice(2), 16);
  const pointer = (lead - (lead < 0xa0 ? 0x81 : 0xc1)) * 188 + trail - (trail < 0x7f ? 0x40 : 0x41);
  const row = Math.floor(pointer / 94);
  return row < 94 ? Buffer.of(0xa1 + row, 0xa1 + (pointer % 94)).toString('hex') : '';
}

/** As `codeRanges` reads them. */
function rangesOf(codes: readonly number[]): string {
  const words: string[] = [];
  for (let at = 0; at < codes.length;) {
    const first = codes[at] ?? 0;
    let end = at + 1;
    while (codes[end] === first + end - at) end++;
    const last = (first + end - at - 1).toString(16);
    words.push(end === at + 1 ? last : `${first.toString(16)}-${last}`);
    at = end;
  }
  return words.join(' ');
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { parsePattern, parsePayload } from '../../../../src/language/payload/parsePayload.ts';
import { steadyEnvironment } from '../../../support/steadyEnvironment.ts';
import { assertAnswer, assertLinear, textOf } from '../../address/longLines.ts';

function bytesOf(text: string): Buffer {
  const parsed = parsePayload(text);
  assert.ok(parsed.ok, text);
  const bytes = encodePayload(parsed.value);
  assert.ok(bytes.ok, JSON.stringify(bytes));
  return Buffer.from(bytes.value);
}

function bad(text: string): (readonly [marked: string, fix?: string])[] {
  const parsed = parsePayload(text);
  assert.ok(!parsed.ok);
  return parsed.problems.map(({ start, end, fix }) =>
    fix === undefined ? [text.slice(start, end)] : [text.slice(start, end), fix],
  );
}

describe('parsePayload', () => {
  it('reads text with every escape', () => {
    const text = String.raw`"a\n\r\t\0\\\"\{{b}\x7f\xFF\u{1F32E}\u{0}é🌮"`;
    const expected = Buffer.concat([
      Buffer.from('a\n\r\t\0\\"{{b}\x7f'),
      Buffer.of(0xff),
      Buffer.from('🌮\0é🌮'),
    ]);
    assert.deepEqual(bytesOf(text), expected);
    assert.deepEqual(bytesOf('""'), Buffer.alloc(0));
    assert.deepEqual(bytesOf('"it\'s {one} # no comment"'), Buffer.from("it's {one} # no comment"));
  });

  it('reads plain text as it stands', () => {
    assert.deepEqual(bytesOf(String.raw`'a\n"{{x}}🌮'`), Buffer.from(String.raw`a\n"{{x}}🌮`));
  });

  it('reads hex and joins parts, with comments and lines between', () => {
    assert.deepEqual(
      bytesOf('hex"de ad,BE:ef 0x01" "x"\'y\' # rest\n\t"z"'),
      Buffer.from('deadbeef0178797a', 'hex'),
    );
    assert.deepEqual(bytesOf('hex""'), Buffer.alloc(0));
  });

  it('says where each part stands', () => {
    const parsed = parsePayload(' "a"  hex"01"');
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.map(({ start, end }) => [start, end]),
      [
        [1, 4],
        [6, 13],
      ],
    );
  });

  it('marks what is wrong and offers what would be right', () => {
    assert.deepEqual(bad('"a\\qb" "\\x4g" "\\u0041"'), [
      ['\\q', '\\\\q'],
      ['\\x4', '\\x04'],
      ['\\u0041', '\\u{0041}'],
    ]);
    assert.deepEqual(bad('"\\u{110000}\\u{D800}"'), [['\\u{110000}'], ['\\u{D800}']]);
    assert.deepEqual(bad('"open'), [['', '"']]);
    assert.deepEqual(bad("'open\n'a'"), [['', "'"]]);
    assert.deepEqual(bad('"\\'), [
      ['\\', '\\\\'],
      ['', '"'],
    ]);
    assert.deepEqual(bad('hex"abc" hex"zz"'), [['c', '0c'], ['zz']]);
    assert.deepEqual(bad('hello wor"ld'), [['hello', '"hello"'], ['wor"']]);
    assert.deepEqual(bad(' '), [['', '""']]);
    assert.deepEqual(bad('hxe"01"'), [['hxe', 'hex']]);
  });

  it('marks what is wrong in each kind of part', () => {
    assert.deepEqual(bad('u16(5) u8(256) i8(1.5) u8() u8(x) u8{1} f32le(1e39) varint(-1)'), [
      ['u16', 'u16be'],
      ['256'],
      ['1.5'],
      [''],
      ['x'],
      ['u8{'],
      ['1e39'],
      ['-1'],
    ]);
    assert.deepEqual(bad('{{}} "{{a b}}" {{'), [['{{}}'], ['{{a b}}', '\\{{a b}}'], ['{{']]);
    assert.deepEqual(bad('latin1"é€" ascii"é" latin1"\\u{20AC}" nocharset"x"'), [
      ['€'],
      ['é'],
      ['\\u{20AC}'],
      ['nocharset"'],
    ]);
    assert.deepEqual(bad('base64"3q2" base64"a" base64"a$b=" base64"ab=c"').slice(0, 2), [[''], ['$']]);
    assert.deepEqual(bad('repeat(2 "x") repeat(-1, "x") repeat(2) repeat(2,) repeat(3, foo)'), [
      ['', ', '],
      ['-1'],
      ['', ', '],
      ['', '""'],
      ['foo', '"foo"'],
    ]);
    assert.deepEqual(bad('now() now("is") now(iso) uuid(1) counter(1 2) random(1.5)'), [
      ['', '"iso"'],
      ['"is"', '"iso"'],
      ['iso', '"iso"'],
      ['1', '"1"'],
      ['2', '"2"'],
      ['1.5'],
    ]);
    assert.deepEqual(bad('len8() len8{"a" \nlen16be("a"'), [
      ['', '""'],
      ['', ')'],
      ['', '}'],
    ]);
    assert.deepEqual(
      bad('checksum("crc23"){""} checksum("crc32", lee){""} checksum("crc32") checksum(){""}'),
      [['"crc23"', '"crc32"'], ['lee', 'le'], ['', '{""}'], ['']],
    );
    assert.deepEqual(bad('checksum(crc(16, 1)){""}'), [['']]);
    assert.deepEqual(bad('checksum(crc(0,0,0,true,true,0)){""} checksum(crc(8,256,0,true,yes,0)){""}'), [
      ['0'],
      ['256'],
      ['yes'],
    ]);
    assert.deepEqual(bad('slip("x") hexText"00" pad{"x"} pad(4) pad(4, lefty){} pad(-1){} pad(4,){}'), [
      ['slip('],
      ['hexText"'],
      ['pad{'],
      ['', '{""}'],
      ['lefty', 'left'],
      ['-1'],
      ['', '" "'],
    ]);
    assert.deepEqual(bad('bcd() bcd(-1) bcd(1.5) bcd(123, 1) bcd(1, 0) bcd(1,)'), [
      [''],
      ['-1'],
      ['1.5'],
      ['123'],
      ['0'],
      [''],
    ]);
    assert.deepEqual(bad('hex"00? ??" file""'), [['?'], ['??'], ['""']]);
  });

  it('refuses what is too large or too deep before it takes memory', () => {
    const before = process.memoryUsage().arrayBuffers;
    for (const text of [
      'repeat(1000000000, "x")',
      'repeat(10000, repeat(10000, "x"))',
      'len8{repeat(1e300, hex"00")}',
      'random(1000000000)',
      'repeat(40000000, "x") repeat(40000000, "x")',
      'len8{repeat(300, "x")}',
    ]) {
      assert.equal(bad(text).length, 1, text);
    }
    assert.equal(bad('len8{'.repeat(1000)).length, 1);
    assert.ok(process.memoryUsage().arrayBuffers - before < 1e6);
  });

  const pieces = [
    '"',
    "'",
    'hex"',
    '\\',
    '\\x',
    '\\u{',
    '{{',
    '}}',
    '{',
    ' ',
    '\n',
    '#',
    'a',
    '0',
    'f',
    '0x',
    ',',
    'len8{',
    'lenVarint{',
    'lenText(',
    'repeat(2,',
    'repeat({{n}},',
    'u8(',
    'f32be(',
    'counter(',
    'random(',
    'now("unix")',
    'uuid(',
    'checksum("crc32",',
    'checksum("lrc"){',
    'checksum(crc(8,7,0,true,false,0),',
    'latin1"',
    'utf16be"',
    'shiftjis"',
    'base64"',
    'file"',
    '{{n}}',
    '??',
    ')',
    '(',
    ',',
    'le',
    '1',
    '-',
    '.',
    '<<',
    '<<END',
    '<<CRLF END',
    '\nEND\n',
    '🌮',
    '\ud83c',
  ];

  it('answers any text, with spans within it', () => {
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        const parsed = parsePayload(text);
        assertAnswer(text, parsed);
        if (parsed.ok) assertAnswer(text, encodePayload(parsed.value, steadyEnvironment));
        assertAnswer(text, parsePattern(text));
      }),
      { numRuns: 5000 },
    );
  }).timeout(20_000);

  it('takes linear time', () => {
    for (const start of ['', '"']) {
      const more = [
        '""',
        "''",
        '"a" ',
        'hex"00"',
        '{{a}}',
        '\\u{41}',
        '\\x41',
        'a(',
        'a"',
        '" ',
        '# ',
        '"\n',
        'u8(1)',
        'u8(300)',
        'len8{}',
        'len8{"a"}',
        'len8{(',
        'repeat(1,"a")',
        'checksum("crc8"){}',
        'slip{',
        'slip{}',
        'pad(4){}',
        'pad(4,',
        'bcd(1)',
        '<<A\nA\n',
        '<<A\n',
        'A\n',
        '<<A ',
        'base64"aaaa"',
        'hex"??"',
        '1234567890',
      ];
      assertLinear([...pieces, ...more], (text) => parsePayload(start + text));
    }
  }).timeout(60_000);
});

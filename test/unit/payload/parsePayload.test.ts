import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePayload } from '../../../src/payload/encodePayload.ts';
import { parsePayload } from '../../../src/payload/parsePayload.ts';
import { assertAnswer, assertLinear, textOf } from '../model/longLines.ts';

function bytesOf(text: string): Buffer {
  const parsed = parsePayload(text);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return Buffer.from(encodePayload(parsed.value));
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
    assert.deepEqual(bad('"{{name}}"'), [['{{name}}', '\\{{name}}']]);
    assert.deepEqual(bad('hello wor"ld'), [['hello', '"hello"'], ['wor"']]);
    assert.deepEqual(bad(' '), [['', '""']]);
    assert.deepEqual(bad('hxe"01"'), [['hxe', 'hex']]);
  });

  it('names parts that come later without tripping over their contents', () => {
    assert.deepEqual(bad('base64"a\\"" u16be(3) len8{"x"} {{x}} "ok"'), [
      ['base64"'],
      ['u16be('],
      ['len8{'],
      ['{{'],
    ]);
    const parsed = parsePayload('base64"aa"');
    assert.ok(!parsed.ok && parsed.problems[0].message.includes('later version'));
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
    '<<',
    '🌮',
    '\ud83c',
  ];

  it('answers any text, with spans within it', () => {
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        const parsed = parsePayload(text);
        assertAnswer(text, parsed);
        if (parsed.ok) encodePayload(parsed.value);
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
      ];
      assertLinear([...pieces, ...more], (text) => parsePayload(start + text));
    }
  }).timeout(60_000);
});

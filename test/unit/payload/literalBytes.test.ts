import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePayload } from '../../../src/payload/encodePayload.ts';
import { literalBytes } from '../../../src/payload/literalBytes.ts';
import { parsePayload } from '../../../src/payload/parsePayload.ts';
import { assertAnswer, textOf } from '../model/longLines.ts';

describe('literalBytes', () => {
  it('names parts of the whole notation without tripping over their contents', () => {
    const text = 'base64"a\\"" u16be(3) len8{"x"} "ok" <<END';
    const parsed = literalBytes(text);
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.problems.map(({ start, end }) => text.slice(start, end)),
      ['base64"', 'u16be(', 'len8{', '<<'],
    );
    for (const { message } of parsed.problems) assert.match(message, /comes with a later version/);
    const variable = literalBytes('"a{{name}}" {{name}}');
    assert.ok(!variable.ok);
    assert.deepEqual(
      variable.problems.map(({ start, end }) => [start, end]),
      [
        [2, 10],
        [12, 20],
      ],
    );
  });

  it('agrees with the whole notation wherever it answers bytes', () => {
    const pieces = [
      '"',
      "'",
      'hex"',
      '\\x4',
      '\\n',
      '{{n}}',
      '{{',
      '}}',
      'a',
      '0',
      ' ',
      '#',
      '\n',
      '<<',
      'len8{',
    ];
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        const literal = literalBytes(text);
        assertAnswer(text, literal);
        const whole = parsePayload(text);
        if (literal.ok) assert.deepEqual(whole.ok ? encodePayload(whole.value) : whole, literal);
      }),
      { numRuns: 2000 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileExpression } from '../../../../../../src/engine/responders/rules/match/ruleExpression.ts';
import { assertGrowsLinearly } from '../../../../../support/growth.ts';

function captured(
  source: string,
  flags: string,
  message: string | Uint8Array,
  name: string,
): string | undefined {
  const compiled = compileExpression(source, flags);
  assert.ok(compiled.ok, compiled.ok ? '' : compiled.message);
  const captures = compiled.find(Buffer.from(message));
  const bytes = captures?.(name);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}

describe('compileExpression', () => {
  it('captures by number and by name', () => {
    const source = '(?P<verb>\\w+) (\\w+)?';
    assert.equal(captured(source, '', 'say hello', '0'), 'say hello');
    assert.equal(captured(source, '', 'say hello', '2'), 'hello');
    assert.equal(captured(source, '', 'say hello', 'verb'), 'say');
    assert.equal(captured(source, '', 'say ', '2'), '');
    assert.equal(captured(source, '', 'say hello', '3'), undefined);
    assert.equal(captured(source, '', 'hello', '0'), undefined);
    const compiled = compileExpression(source, '');
    assert.deepEqual(compiled.ok && compiled.names, ['0', '1', '2', 'verb']);
  });

  it('sees bytes as Latin-1, or as UTF-8 with the flag u', () => {
    assert.equal(captured('^.(\\xff)', '', Uint8Array.of(0, 0xff), '1'), '\xff');
    assert.equal(captured('^..$', '', 'é', '0'), 'Ã©');
    assert.equal(captured('^(.)$', 'u', 'é', '1'), 'Ã©');
  });

  it('has the flags i, m and s', () => {
    assert.equal(captured('ABC', 'i', 'xabc', '0'), 'abc');
    assert.equal(captured('^b', 'm', 'a\nb', '0'), 'b');
    assert.equal(captured('a.b', 's', 'a\nb', '0'), 'a\nb');
    for (const source of ['ABC', '^b', 'a.b']) assert.equal(captured(source, '', 'abc\nb', '0'), undefined);
  });

  it('says what is wrong with one', () => {
    for (const source of ['a(b', '[z-a]', '(?P<x>a)(?P<x>b)', 'a{2000}']) {
      const compiled = compileExpression(source, '');
      assert.equal(compiled.ok, false, source);
    }
  });

  it('answers in linear time whatever the expression', () => {
    for (const [source, text] of [
      ['^(a+)+$', 'a'],
      ['(a|b)*c|d$', 'ab'],
      ['(x+x+)+y', 'x'],
      ['(.)(.)(.)b$', 'a'],
    ] as const) {
      const compiled = compileExpression(source, '');
      assert.ok(compiled.ok);
      assertGrowsLinearly(
        (size) => Buffer.from(`${text.repeat(size)}b`),
        (message) => compiled.find(message),
        { most: 1 << 18 },
        source,
      );
    }
  });

  it('says how many bytes an expression looks at', () => {
    const large = compileExpression('[a-b]{1,400}[c-d]', '');
    assert.ok(large.ok && large.mostBytes < 16 * 1024);
    const tooLarge = compileExpression('[a-b]{1,500}[c-d]', '');
    assert.ok(!tooLarge.ok && tooLarge.message.startsWith('it is too large'));
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'a',
      '(',
      ')',
      '[',
      ']',
      '{2}',
      '\\',
      '*',
      '?',
      '(?P<x>',
      '\\p{',
      '\\Q',
      '^',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.string({ unit: 'binary' }), (pieces, message) => {
        const compiled = compileExpression(pieces.join(''), 'u');
        if (compiled.ok) compiled.find(Buffer.from(message));
        else assert.notEqual(compiled.message, '');
      }),
    );
  });

  it('finds what the platform finds', () => {
    const piece = fc.constantFrom('a', 'b', '.', '(a|b)', '[^a]', 'a*', 'b+', '(?:ab)?', '^', '$', '\\d');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.stringMatching(/^[ab1\n]{0,12}$/),
        (pieces, message) => {
          const source = pieces.join('');
          const expected = new RegExp(source).exec(message)?.[0];
          assert.equal(captured(source, '', message, '0'), expected, source);
        },
      ),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printable } from '../../../src/model/printable.ts';

describe('printable', () => {
  const cases: readonly (readonly [name: string, text: string, shown: string])[] = [
    ['plain text', 'a b\tc ~', 'a b\tc ~'],
    ['letters and emoji', 'Zoë 漢字 👩‍👩‍👧 ✈️', 'Zoë 漢字 👩‍👩‍👧 ✈️'],
    ['an SGR sequence', '\u001b[31mred', '\\u{1B}[31mred'],
    ['an OSC sequence', '\u001b]0;title\u0007', '\\u{1B}]0;title\\u{7}'],
    ['C1 controls, which xterm obeys', '\u009b31m\u0085', '\\u{9B}31m\\u{85}'],
    ['line ends', 'a\r\nb', 'a\\r\\nb'],
    ['DEL and NUL', '\u007f\0', '\\u{7F}\\u{0}'],
    ['bidirectional overrides', 'a\u202Eb\u2066', 'a\\u{202E}b\\u{2066}'],
    ['a zero-width joiner between letters', 'a\u200Db', 'a\\u{200D}b'],
    ['a tag character', '\u{E0041}', '\\u{E0041}'],
    ['half a surrogate', '\uD800', '\\u{D800}'],
    ['a line separator', '\u2028', '\\u{2028}'],
  ];
  for (const [name, text, shown] of cases) it(name, () => assert.equal(printable(text), shown));

  it('leaves nothing that acts on a terminal, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(printable(text), /(?!\t)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

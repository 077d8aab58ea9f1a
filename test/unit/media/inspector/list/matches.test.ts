import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markedText, nearMatch } from '../../../../../media/inspector/list/matches.ts';
import { escapeBytes, escapeRuns } from '../../../../../src/bytes/escapeBytes.ts';
import { hitRanges } from '../../../../../src/capture/filter/filterMarks.ts';
import { textFinder } from '../../../../../src/capture/filter/byteFinder.ts';
import { rowMarks } from '../../../../../media/inspector/list/rowMarks.ts';
import { Needle } from '../../../../../src/bytes/search/needle.ts';

/** As the host finds them and the page takes them. */
function byteMatches(bytes: Uint8Array, text: string) {
  return rowMarks(0, hitRanges([textFinder(text)], bytes, true), [], undefined).bytes;
}

describe('matches', () => {
  it('stand side by side', () => {
    assert.deepEqual(byteMatches(new Uint8Array(Buffer.from('aAa a')), 'aa'), [{ start: 0, end: 2 }]);
    assert.deepEqual(markedText('open, Open', [new Needle('op')]), [
      { text: 'op', escaped: false, marked: true },
      { text: 'en, ', escaped: false },
      { text: 'Op', escaped: false, marked: true },
      { text: 'en', escaped: false },
    ]);
    assert.deepEqual(markedText('open'), [{ text: 'open', escaped: false }]);
    const several = markedText('bcab', [new Needle('ab'), new Needle('bc')]);
    assert.deepEqual(
      several.map(({ text, marked }) => [text, marked === true]),
      [
        ['bc', true],
        ['ab', true],
      ],
    );
  });

  it('are in view: what stands far before the first one is left out, escapes whole', () => {
    const shown = (text: string, wanted: string, room: number): string => {
      const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
      const runs = escapeRuns(bytes, { marks: byteMatches(bytes, wanted) });
      return nearMatch(runs, room)
        .map((run) => run.text)
        .join('');
    };
    assert.equal(shown('0123456789hello', 'hello', 12), '0123456789hello');
    assert.equal(shown('0123456789abcdhello hello', 'hello', 12), '…89abcdhello hello');
    assert.equal(shown('abc\0\x01\0\0\0\x17\x01\x03hello', 'hello', 12), '…\\x03hello');
    assert.equal(shown('abcdefghijkl\n\0hello', 'hello', 12), '…kl\\n\\0hello');
    assert.equal(shown('0123456789abcdefgh', 'nowhere', 12), '0123456789abcdefgh');
  });

  it('change nothing about what is shown', () => {
    const text = fc.array(fc.constantFrom('a', 'A', 'e\u0301', '🌮', '\n', '"'), { maxLength: 40 });
    const needles = fc.constantFrom('a', 'e', 'aa', '\n', '🌮');
    fc.assert(
      fc.property(text, needles, (parts, wanted) => {
        const bytes = new Uint8Array(Buffer.from(parts.join('')));
        const runs = escapeRuns(bytes, { marks: byteMatches(bytes, wanted) });
        assert.equal(runs.map((run) => run.text).join(''), escapeBytes(bytes));
        const found = Buffer.from(bytes).toString().toLowerCase().includes(wanted);
        assert.equal(
          runs.some(({ marked }) => marked === true),
          found,
        );
        const words = markedText(parts.join(''), [new Needle(wanted)]);
        assert.equal(words.map((run) => run.text).join(''), parts.join(''));
      }),
    );
  });
});

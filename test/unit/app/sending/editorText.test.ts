import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lastLine,
  lineTexts,
  nextLine,
  selectedTexts,
  withoutHexComments,
  type Span,
  type TextDocument,
} from '../../../../src/app/sending/editorText.ts';

/** A document as an editor shows it. */
function documentOf(text: string, lineEnding: '\n' | '\r\n' = '\n'): TextDocument {
  const lines = text.split('\n');
  const offset = (line: number, character: number): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + lineEnding.length, 0) + character;
  const whole = lines.join(lineEnding);
  return {
    lineCount: lines.length,
    lineEnding,
    lineText: (line) => lines[line] ?? '',
    textOf: ({ start, end }) =>
      whole.slice(offset(start.line, start.character), offset(end.line, end.character)),
  };
}

function span(line: number, character: number, endLine = line, endCharacter = character): Span {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

const texts = (sent: readonly { text: string }[]): string[] => sent.map(({ text }) => text);

describe('lastLine', () => {
  it('is where a text ends, from 1; its line ending begins no further line', () => {
    const ends = ['a', 'a\n', 'a\r\nb', 'a\nb\n\n'].map((text) =>
      lastLine({ text, start: { line: 4, character: 2 } }),
    );
    assert.deepEqual(ends, [5, 5, 6, 7]);
  });
});

describe('selectedTexts', () => {
  it('are the selections in the order of the document', () => {
    const document = documentOf('one two\nthree');
    assert.deepEqual(selectedTexts(document, [span(1, 0, 1, 5), span(0, 4, 0, 7)]), [
      { text: 'two', start: { line: 0, character: 4 } },
      { text: 'three', start: { line: 1, character: 0 } },
    ]);
  });

  it("keep the document's line endings", () => {
    assert.deepEqual(texts(selectedTexts(documentOf('a\nb', '\r\n'), [span(0, 0, 1, 1)])), ['a\r\nb']);
  });

  it('are the lines of the cursors where nothing is selected, each once', () => {
    const document = documentOf('one\ntwo\nthree', '\r\n');
    assert.deepEqual(texts(selectedTexts(document, [span(2, 1), span(0, 0), span(0, 3)])), [
      'one\r\n',
      'three\r\n',
    ]);
  });

  it('pass over mere cursors among selections', () => {
    assert.deepEqual(texts(selectedTexts(documentOf('one\ntwo'), [span(0, 0, 0, 2), span(1, 1)])), ['on']);
  });

  it('together are what was marked, whatever the order of marking', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-c]{0,4}$/), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (lines, order) => {
          const document = documentOf(lines.join('\n'));
          const spans = lines
            .map((text, line) => span(line, 0, line, text.length))
            .filter(({ end }) => end.character > 0);
          const shuffled = spans.toSorted(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
          if (shuffled.length === 0) return;
          assert.equal(texts(selectedTexts(document, shuffled)).join(''), lines.join(''));
        },
      ),
    );
  });
});

describe('lineTexts', () => {
  it('end every line, also the last one of the document', () => {
    assert.deepEqual(lineTexts(documentOf('one\ntwo'), [span(1, 1)]), [
      { text: 'two\n', start: { line: 1, character: 0 } },
    ]);
  });

  it('are all lines that a selection touches', () => {
    const document = documentOf('one\ntwo\nthree');
    assert.deepEqual(texts(lineTexts(document, [span(0, 2, 1, 1)])), ['one\n', 'two\n']);
    assert.deepEqual(texts(lineTexts(document, [span(0, 2, 1, 0)])), ['one\n'], 'not one it only reaches');
  });
});

describe('nextLine', () => {
  const document = documentOf('one\ntwo');

  it('is where a single cursor goes', () => {
    assert.deepEqual(nextLine(document, [span(0, 2)]), { line: 1, character: 0 });
  });

  it('is none after the last line, for a selection, for several cursors', () => {
    assert.equal(nextLine(document, [span(1, 2)]), undefined);
    assert.equal(nextLine(document, [span(0, 0, 0, 2)]), undefined);
    assert.equal(nextLine(document, [span(0, 0), span(1, 0)]), undefined);
  });
});

describe('withoutHexComments', () => {
  it('blanks what # begins, to the end of its line, and moves nothing', () => {
    assert.equal(withoutHexComments('de # ad\r\n#x\nbe'), 'de     \r\n  \nbe');
  });

  it('leaves a # inside something, which is then a mistake', () => {
    assert.equal(withoutHexComments('de#ad'), 'de#ad');
  });

  it('keeps every line break and the length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a#\s]*$/), (text) => {
        const blank = withoutHexComments(text);
        assert.equal(blank.length, text.length);
        assert.equal(blank.replace(/[^\r\n]/g, ''), text.replace(/[^\r\n]/g, ''));
      }),
    );
  });
});

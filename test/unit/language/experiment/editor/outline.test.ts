import assert from 'node:assert/strict';
import { foldingRanges } from '../../../../../src/language/experiment/editor/foldingRanges.ts';
import { outline, type OutlineItem } from '../../../../../src/language/experiment/editor/outline.ts';
import { parseExperiment } from '../../../../../src/language/experiment/parseExperiment.ts';

const text = `# what
# this is
@a = "x"
listen tcp://127.0.0.1:0 as server
  # rules
  on data reply <<END
    x
    END

test "one"
  connect {{server}} as client
  repeat 2

    accept server as conn
    run "cat -u" as program

  relay udp://127.0.0.1:0 to udp://127.0.0.1:9 as link
test "two"
  wait 1s
# end
a > <<END
END
`;

describe('outline', () => {
  it('lists tests, and what is opened and set in them', () => {
    const { statements } = parseExperiment(text).experiment;
    const shown = ({ kind, name, detail, line, nameSpan, children }: OutlineItem): unknown[] => {
      assert.equal(text.slice(nameSpan.start, nameSpan.end).replaceAll('"', ''), name);
      return [kind, name, detail, line, ...children.map(shown)];
    };
    assert.deepEqual(outline(statements, text).map(shown), [
      ['variable', 'a', '"x"', 3],
      ['listener', 'server', 'tcp://127.0.0.1:0', 4],
      [
        'test',
        'one',
        '',
        10,
        ['client', 'client', '{{server}}', 11],
        ['connection', 'conn', 'server', 14],
        ['program', 'program', '"cat -u"', 15],
        ['relay', 'link', 'udp://127.0.0.1:0 to udp://127.0.0.1:9', 17],
      ],
      ['test', 'two', '', 18],
    ]);
  });
});

describe('foldingRanges', () => {
  it('folds blocks, heredocs and comments', () => {
    assert.deepEqual(
      foldingRanges(parseExperiment(text).experiment.lines).map(({ kind, startLine, endLine }) => [
        kind,
        startLine,
        endLine,
      ]),
      [
        ['comment', 1, 2],
        ['block', 4, 8],
        ['literal', 6, 8],
        ['block', 10, 17],
        ['block', 12, 15],
        ['block', 18, 19],
        ['literal', 21, 22],
      ],
    );
  });
});

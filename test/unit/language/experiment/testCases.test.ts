import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import { foldingRanges } from '../../../../src/language/experiment/editor/foldingRanges.ts';
import { outline } from '../../../../src/language/experiment/editor/outline.ts';
import { testCases, type TestCase } from '../../../../src/language/experiment/testCases.ts';
import { experimentText } from './experimentPieces.ts';

function tests(text: string): readonly TestCase[] {
  const { experiment, problems } = checkExperiment(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  return testCases(experiment);
}

const server = 'listen tcp://127.0.0.1:0 as server\n';

describe('testCases', () => {
  it('makes one test of a file without any', () => {
    const [test] = tests(`# comment\n${server}connect {{server}} as client\n`);
    assert.deepEqual([test?.title, test?.line], [undefined, 2]);
    assert.deepEqual(
      test?.body.map(({ kind, line }) => [kind, line]),
      [
        ['listen', 2],
        ['connect', 3],
      ],
    );
    assert.deepEqual(tests('# nothing'), []);
  });

  it('puts what stands outside first in each test, wherever it stands', () => {
    const cases = tests(`test "one"\n  wait 1s\n${server}test "two"\n  wait 2s\n@x = {{server}}\n`);
    assert.deepEqual(
      cases.map(({ title, line, setup, body }) => [title, line, [...setup, ...body].map(({ kind }) => kind)]),
      [
        ['one', 1, ['listen', 'variable', 'wait']],
        ['two', 4, ['listen', 'variable', 'wait']],
      ],
    );
  });

  it('makes something of any text, without a throw', () => {
    fc.assert(
      fc.property(experimentText, (text) => {
        const { experiment } = checkExperiment(text);
        assert.ok(testCases(experiment).length <= experiment.statements.length);
        const lines = text.split('\n').length;
        outline(experiment.statements, text);
        for (const { startLine, endLine } of foldingRanges(experiment.lines))
          assert.ok(startLine < endLine && endLine <= lines);
      }),
      { numRuns: 1000 },
    );
  }).timeout(20_000);
});

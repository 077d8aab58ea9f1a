/** What is asked of an experiment while it is typed answers whatever the text is, in linear time. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  checkExperiment,
  type CheckedExperiment,
} from '../../../../../src/language/experiment/checkExperiment.ts';
import { completionAt } from '../../../../../src/language/experiment/editor/completionAt.ts';
import { explainExperiment } from '../../../../../src/language/experiment/editor/explainExperiment.ts';
import { foldingRanges } from '../../../../../src/language/experiment/editor/foldingRanges.ts';
import { outline, type OutlineItem } from '../../../../../src/language/experiment/editor/outline.ts';
import { suggestExperiment } from '../../../../../src/language/experiment/editor/suggestExperiment.ts';
import { parseExperiment } from '../../../../../src/language/experiment/parseExperiment.ts';
import { testCases } from '../../../../../src/language/experiment/testCases.ts';
import { assertLinear, assertLinearOf } from '../../../address/longLines.ts';
import { experimentText, longLinePieces } from '../experimentPieces.ts';

const starts = ['', 'a > "', 'a < matches /', 'listen tcp://:0 as a\n  on data reply '];

describe('an experiment of any text', () => {
  it('has an outline and folding ranges within it', () => {
    fc.assert(
      fc.property(experimentText, (text) => {
        const { experiment } = checkExperiment(text);
        const within = ({ start, end, children }: OutlineItem): void => {
          assert.ok(start >= 0 && start <= end && end <= text.length);
          children.forEach(within);
        };
        outline(experiment.statements, text).forEach(within);
        const lines = text.split('\n').length;
        for (const { startLine, endLine } of foldingRanges(experiment.lines))
          assert.ok(startLine >= 1 && startLine < endLine && endLine <= lines);
      }),
      { numRuns: 500 },
    );
  });

  const asked: Readonly<Record<string, (checked: CheckedExperiment, offset: number) => unknown>> = {
    'is explained': (checked, offset) => explainExperiment(checked, offset, {}),
    'is completed': completionAt,
    'has suggestions': suggestExperiment,
    'has its tests': ({ experiment }) => testCases(experiment),
    'is outlined and folded': ({ experiment }) => [
      outline(experiment.statements, experiment.text),
      foldingRanges(experiment.lines),
    ],
  };
  for (const [what, ask] of Object.entries(asked)) {
    it(`${what} in linear time, at its end and in its middle`, () => {
      for (const start of starts)
        assertLinearOf(longLinePieces, (text) => checkExperiment(start + text), [
          (checked) => ask(checked, checked.experiment.text.length),
          (checked) => ask(checked, checked.experiment.text.length >> 1),
        ]);
    });
  }

  it('is parsed in linear time', () => {
    for (const start of starts) assertLinear(longLinePieces, (text) => parseExperiment(start + text));
  });

  it('is a thousand blocks deep, and no stack is too small for it', () => {
    const deep = Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}repeat 2`).join('\n');
    const checked = checkExperiment(deep);
    for (const ask of Object.values(asked)) ask(checked, deep.length);
  });
});

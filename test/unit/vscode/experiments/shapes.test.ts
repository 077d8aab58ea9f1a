import { checking } from '../../../../src/language/experiment/checkExperiment.ts';
import { suggesting } from '../../../../src/language/experiment/editor/suggestExperiment.ts';
import { explainExperiment } from '../../../../src/language/experiment/editor/explainExperiment.ts';
import { foldingRanges } from '../../../../src/language/experiment/editor/foldingRanges.ts';
import { formatting } from '../../../../src/language/experiment/editor/formatExperiment.ts';
import { outline } from '../../../../src/language/experiment/editor/outline.ts';
import { finish, type Work } from '../../../../src/model/work.ts';
import { reading } from '../../../../src/app/experiments/readExperiment.ts';
import { expressionProblems } from '../../../../src/app/experiments/expressionProblems.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';
import { experimentShapes } from '../../language/experiment/experimentShapes.ts';

/** Everything that an editor asks of a text, in the slices in which it does. */
function* asked(text: string): Work {
  yield* reading(text);
  const checked = yield* checking(text);
  const { statements, lines } = checked.experiment;
  yield* expressionProblems(checked);
  outline(statements, text);
  yield;
  foldingRanges(lines);
  yield;
  for (const offset of [text.length, text.length >> 1]) {
    yield* suggesting(checked, offset);
    yield;
    explainExperiment(checked, offset, {});
    yield;
  }
  yield* formatting(text);
}

describe('an experiment of any shape', () => {
  for (const [name, shape] of Object.entries(experimentShapes)) {
    it(`is read in linear time: ${name}`, () => {
      assertGrowsLinearly(shape, (text) => finish(asked(text)), { most: 128 * 1024 });
    });
  }
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import { formatExperiment } from '../../../../src/language/experiment/editor/formatExperiment.ts';
import { planExperiment } from '../../../../src/language/experiment/planExperiment.ts';
import type { Step } from '../../../../src/language/experiment/model/plan.ts';
import { whyNotYet } from '../../../../src/runner/statements/notYet.ts';

const folder = join(import.meta.dirname, '../../../../media/examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.sockets'));

describe('bundled experiments', () => {
  it('there is one for each lesson', () => {
    const lessons = Array.from({ length: 14 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`);
    assert.deepEqual(
      files.map((name) => name.slice(0, 3)),
      lessons,
    );
  });

  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');

    it(`nothing is wrong in ${file}, and nothing is to be formatted`, () => {
      const { problems } = checkExperiment(text);
      assert.deepEqual(problems, []);
      assert.equal(formatExperiment(text), text);
      // What a learner reads fits beside a tree and a panel.
      for (const line of text.split('\n').filter((each) => each.trimStart().startsWith('#')))
        assert.ok(line.length <= 84, line);
    });

    it(`all of ${file} can be run`, () => {
      const { tests } = planExperiment(checkExperiment(text).experiment);
      assert.ok(tests.length > 0);
      const steps = (all: readonly Step[]): Step[] =>
        all.flatMap((step) => {
          if (step.kind === 'repeat') return steps(step.steps);
          return step.kind === 'together' ? step.branches.flatMap(steps) : [step];
        });
      for (const test of tests)
        for (const step of steps(test.steps)) assert.equal(whyNotYet(step), undefined, `line ${step.line}`);
    });
  }
});

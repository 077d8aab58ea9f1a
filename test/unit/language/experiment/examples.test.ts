import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import { formatExperiment } from '../../../../src/language/experiment/editor/formatExperiment.ts';
import { testCases } from '../../../../src/language/experiment/testCases.ts';
import type { Statement } from '../../../../src/language/experiment/model/experiment.ts';
import { whyNotYet } from '../../../../src/runner/statements/notYet.ts';

const folder = join(import.meta.dirname, '../../../../media/examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.sockets'));

describe('bundled experiments', () => {
  it('there is one for each lesson, but for the one about segments and packets', () => {
    const numbers = Array.from({ length: 18 }, (_, index) => index + 1).filter((number) => number !== 15);
    const lessons = numbers.map((number) => `L${String(number).padStart(2, '0')}`);
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
      const tests = testCases(checkExperiment(text).experiment);
      assert.ok(tests.length > 0);
      const statements = (all: readonly Statement[]): Statement[] =>
        all.flatMap((one) => ('body' in one ? statements(one.body) : [one]));
      for (const { body } of tests)
        for (const one of statements(body)) assert.equal(whyNotYet(one), undefined, `line ${one.line}`);
    });
  }
});

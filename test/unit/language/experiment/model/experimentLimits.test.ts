import assert from 'node:assert/strict';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import { testCases } from '../../../../../src/language/experiment/testCases.ts';
import { finish } from '../../../../../src/model/work.ts';
import { reading } from '../../../../../src/app/experiments/readExperiment.ts';

/** Of a text that is too large one problem is told, and nothing of it is kept. */
function assertTooLarge(text: string, has: RegExp): void {
  const { problems, experiment, definitions } = checkExperiment(text);
  const [only, ...more] = problems;
  assert.deepEqual(more, []);
  assert.match(only?.message ?? '', /^This experiment is too large to be read: /);
  assert.match(only?.message ?? '', has);
  assert.deepEqual([only?.severity, only?.start, only?.end], ['error', 0, 0]);
  assert.deepEqual([experiment.statements, experiment.lines, definitions], [[], [], []]);
}

function isRight(text: string): void {
  assert.deepEqual(
    checkExperiment(text).problems.filter(({ severity }) => severity === 'error'),
    [],
  );
}

describe('the limits of an experiment', () => {
  it('are told in one problem', () => {
    assertTooLarge(`#${'x'.repeat(1024 * 1024)}`, /has 1,048,577 characters, and 1,048,576 is the most/);
    assertTooLarge('wait 1ms\n'.repeat(20_000), /more than 20,000 lines/);
    assertTooLarge('test "a"\n'.repeat(2001), /more than 2,000 tests/);
    assertTooLarge(`wait 1ms\n# ${'x'.repeat(300_000)}\n`, /300,002 characters in line 2/);
    assertTooLarge(
      `@x = 1\n@y = "${'{{x}}'.repeat(8193)}"\n`,
      /more than 8,192 variables in one line \(line 2\)/,
    );
  });

  it('leave room for what somebody writes', () => {
    isRight('wait 1ms\n'.repeat(19_999));
    isRight(Array.from({ length: 2000 }, (_, number) => `test "${number}"\n  wait 1ms\n`).join(''));
    isRight(`@x = hex"${'00 '.repeat(65_507)}"\n`);
    isRight(`@x = 1\n@y = "${'{{x}}'.repeat(8192)}"\n`);
  });

  it('are the reason why half setup and half tests is no square', () => {
    const text = `${'wait 1ms\n'.repeat(15_000)}${Array.from({ length: 2000 }, (_, n) => `test "${n}"\n`).join('')}`;
    const tests = testCases(checkExperiment(text).experiment);
    assert.equal(tests.length, 2000);
    const shared = tests[0]?.setup;
    assert.equal(shared?.length, 15_000);
    for (const { setup, body } of tests) {
      assert.equal(setup, shared);
      assert.equal(body.length, 0);
    }
    assert.equal(finish(reading(text)).tests.length, 2000);
  });
});

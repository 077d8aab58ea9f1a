import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import { foldingRanges } from '../../../../src/language/experiment/editor/foldingRanges.ts';
import { outline } from '../../../../src/language/experiment/editor/outline.ts';
import type { PlannedTest, Step } from '../../../../src/language/experiment/model/plan.ts';
import { planExperiment } from '../../../../src/language/experiment/planExperiment.ts';
import { captureNames } from '../../../../src/language/experiment/reading/captureNames.ts';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import { withinMs } from '../../../../src/runner/state/withinMs.ts';
import { whyNotYet } from '../../../../src/runner/statements/notYet.ts';
import { experimentText } from './experimentPieces.ts';

function tests(text: string): readonly PlannedTest[] {
  const { experiment, problems } = checkExperiment(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  return planExperiment(experiment).tests;
}

function steps(text: string): readonly Step[] {
  const [only, more] = tests(text);
  assert.ok(only !== undefined && more === undefined);
  return only.steps;
}

const server = 'listen tcp://127.0.0.1:0 as server\n';

describe('planExperiment', () => {
  it('makes one test of a file without any', () => {
    const [test] = tests(`# comment\n${server}connect {{server}} as client\n`);
    assert.deepEqual([test?.title, test?.line], [undefined, 2]);
    assert.deepEqual(
      test?.steps.map(({ kind, line }) => [kind, line]),
      [
        ['listen', 2],
        ['connect', 3],
      ],
    );
    assert.deepEqual(tests('# nothing'), []);
  });

  it('runs what stands outside first in each test, wherever it stands', () => {
    const planned = tests(`test "one"\n  wait 1s\n${server}test "two"\n  wait 2s\n@x = {{server}}\n`);
    assert.deepEqual(
      planned.map(({ title, line, setup, steps: own }) => [
        title,
        line,
        [...setup, ...own].map(({ kind }) => kind),
      ]),
      [
        ['one', 1, ['listen', 'variable', 'wait']],
        ['two', 4, ['listen', 'variable', 'wait']],
      ],
    );
  });

  it('fills in what is not said', () => {
    const [, connect, accept, expect, quick, nothing] = steps(
      `${server}connect {{server}} as a\naccept server as b\na < "x"\na < end within 5ms\nb < nothing for 1s\n`,
    );
    assert.ok(connect?.kind === 'connect' && withinMs(connect) === 2000);
    assert.ok(accept?.kind === 'accept' && withinMs(accept) === 2000 && accept.listener.value === 'server');
    assert.ok(expect?.kind === 'expect' && expect.expected.kind === 'literal');
    assert.equal(withinMs(expect), 2000);
    assert.ok(quick?.kind === 'expect');
    assert.deepEqual([quick.expected.kind, withinMs(quick)], ['end', 5]);
    assert.ok(nothing?.kind === 'expect' && nothing.expected.kind === 'nothing');
    assert.equal(nothing.expected.forMs.value, 1000);
  });

  it('hands over the rules as text that means the same', () => {
    const rules =
      'on line reply <<END\n    Hello\n      {{message}}\n    END\n  frames by slip # for later\n  echo';
    const text = `listen tcp://127.0.0.1:9998 as server\n  # they say hello\n  ${rules}\n`;
    const [listen] = steps(text);
    assert.ok(listen?.kind === 'listen');
    assert.equal(text.slice(listen.rules.start, listen.rules.end), rules);
    const parsed = parseRuleStatements(rules);
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.map(({ kind }) => kind),
      listen.rules.statements.map(({ kind }) => kind),
    );
    const [bare] = steps(server);
    assert.ok(bare?.kind === 'listen' && bare.rules.statements.length === 0);
  });

  it('keeps rounds and branches', () => {
    const [, repeat, together] = steps(
      `${server}repeat 3 every 20ms\n  wait 1s\n  repeat 2\n    wait 2s\ntogether\n  do\n    wait 1s\n    wait 2s\n  do\n    wait 3s\n`,
    );
    assert.ok(repeat?.kind === 'repeat' && repeat.everyMs === 20);
    assert.ok(repeat.count.kind === 'number' && repeat.count.value === 3);
    assert.deepEqual(
      repeat.steps.map(({ kind }) => kind),
      ['wait', 'repeat'],
    );
    assert.ok(together?.kind === 'together');
    assert.deepEqual(
      together.branches.map((branch) => branch.map((step) => step.kind === 'wait' && step.forMs.value)),
      [[1000, 2000], [3000]],
    );
  });

  it('names the captures of a regular expression in order', () => {
    const [, , expect] = steps(
      `${server}connect {{server}} as a\na < matches /(?:x)(\\d+)[(](?<name>\\w)\\((?P<other>.)/i as all\n`,
    );
    assert.ok(expect?.kind === 'expect' && expect.expected.kind === 'matches');
    assert.deepEqual(captureNames(expect.expected.expression.source), ['1', '2', 'name', '3', 'other']);
    assert.equal(expect.expected.expression.flags, 'i');
    assert.equal(expect.as?.value, 'all');
  });

  it('says what cannot be run yet', () => {
    const file = join(import.meta.dirname, '../../../fixtures/experiments/right.sockets');
    const missing = new Set<string>();
    const visit = (all: readonly Step[]): void => {
      for (const step of all) {
        if (whyNotYet(step) !== undefined) missing.add(step.kind === 'action' ? step.action : step.kind);
        if (step.kind === 'repeat') visit(step.steps);
        if (step.kind === 'together') step.branches.forEach(visit);
      }
    };
    for (const test of tests(readFileSync(file, 'utf8'))) visit(test.steps);
    assert.deepEqual([...missing].toSorted(), ['fault', 'relay', 'save', 'secure']);
  });

  it('makes something of any text, without a throw', () => {
    fc.assert(
      fc.property(experimentText, (text) => {
        const { experiment } = checkExperiment(text);
        assert.ok(planExperiment(experiment).tests.length <= experiment.statements.length);
        const lines = text.split('\n').length;
        outline(experiment.statements, text);
        for (const { startLine, endLine } of foldingRanges(experiment.lines))
          assert.ok(startLine < endLine && endLine <= lines);
      }),
      { numRuns: 1000 },
    );
  }).timeout(20_000);
});

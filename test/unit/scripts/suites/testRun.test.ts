import assert from 'node:assert/strict';
import type { Suite } from '../../../../scripts/suites/suite.ts';
import { onlyTest, type TestRecord } from '../../../../scripts/suites/testRecord.ts';
import { TestRun } from '../../../../scripts/suites/testRun.ts';

const unit: Suite = { name: 'unit', needs: [], jobs: [] };
const ui: Suite = { ...unit, name: 'ui', runAgain: () => Promise.resolve([]) };
const vscode: Suite = { ...ui, name: 'vscode' };

const test = (title: string, outcome: TestRecord['outcome'] = 'passed'): TestRecord => ({
  file: `test/ui/${title}.test.ts`,
  title,
  outcome,
  grep: onlyTest(title),
  ...(outcome === 'failed' ? { failure: `${title}: no row` } : {}),
});
const kept = (title: string): string | undefined => (title === 'b' ? '/out/failures/b' : undefined);

describe('a run of the tests', () => {
  it('adds up what the parts of its suites say', () => {
    const run = new TestRun([unit, ui], kept);
    run.hasRun(unit, [test('x'), test('y', 'skipped')], 1500);
    run.hasRun(ui, [test('a')], 1000);
    run.hasRun(ui, [test('b')], 1000);
    assert.deepEqual(run.counts(), { passed: 3, failed: 0, skipped: 1 });
    assert.deepEqual(run.reruns(), []);
    assert.equal(
      run.report(),
      'unit      1 passed, 0 failed, 1 skipped  (1.5 s)\nui        2 passed, 0 failed  (2.0 s)',
    );
  });

  it('runs a failed test in a window again: passing then it counts as passed, and is told', () => {
    const run = new TestRun([unit, ui], kept);
    run.hasRun(ui, [test('a'), test('b', 'failed')], 1000);
    const [again, ...others] = run.reruns();
    assert.deepEqual(again, { suite: ui, rerun: { file: 'test/ui/b.test.ts', grep: '^b$' } });
    assert.deepEqual(others, []);
    run.hasRunAgain(ui, again.rerun, [test('b')]);
    assert.deepEqual(run.counts(), { passed: 2, failed: 0, skipped: 0 });
    assert.match(run.report(), /\n\nFlaky .*:\nui: b: no row\n {4}screen and logs: \/out\/failures\/b\n$/);
    assert.doesNotMatch(run.report(), /Failed/);
  });

  it('tells what fails twice as failed', () => {
    const run = new TestRun([ui], kept);
    run.hasRun(ui, [test('a'), test('b', 'failed')], 1000);
    const [again] = run.reruns();
    assert.ok(again);
    run.hasRunAgain(ui, again.rerun, [test('b', 'failed')]);
    assert.deepEqual(run.counts(), { passed: 1, failed: 1, skipped: 0 });
    assert.match(run.report(), /^Failed:\nui: b: no row\n {4}screen and logs: \/out\/failures\/b\n\nui/);
    assert.doesNotMatch(run.report(), /Flaky/);
  });

  it('runs none again where more than three have failed, over all suites', () => {
    const run = new TestRun([ui, vscode], kept);
    run.hasRun(ui, [test('a', 'failed'), test('b', 'failed')], 1000);
    run.hasRun(vscode, [test('c', 'failed')], 1000);
    assert.equal(run.reruns().length, 3);
    run.hasRun(vscode, [test('d', 'failed')], 1000);
    assert.deepEqual(run.reruns(), []);
    assert.match(run.report(), /Over 3 tests in windows failed: none was run again\./);
    assert.equal(run.counts().failed, 4);
  });

  it('runs nothing again that needs no window', () => {
    const run = new TestRun([unit], kept);
    run.hasRun(unit, [test('x', 'failed')], 1000);
    assert.deepEqual(run.reruns(), []);
  });

  it('counts a suite that could not run as one failure, with the reason beside it', () => {
    const run = new TestRun([ui], kept);
    run.couldNotRun(ui, 'no browser\nat all', 10);
    assert.deepEqual(run.counts(), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(run.reruns(), []);
    assert.equal(
      run.report(),
      'Failed:\nui: no browser\n\nui        0 passed, 1 failed  (0.0 s)  no browser',
    );
  });
});

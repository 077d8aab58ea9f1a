import assert from 'node:assert/strict';
import { merge, rerunsFor } from '../../../../scripts/suites/runAgain.ts';
import { allOfDescribe, onlyTest, type TestRecord } from '../../../../scripts/suites/testRecord.ts';

const file = 'test/ui/tree.test.ts';
const record = (title: string, outcome: TestRecord['outcome'], grep = onlyTest(title)): TestRecord => ({
  file,
  title,
  outcome,
  grep,
  ...(outcome === 'failed' ? { failure: `${title}: why` } : {}),
});
const [a, b] = [record('tree a', 'passed'), record('tree b', 'failed')];

describe('what is run again', () => {
  it('is each test that failed, and a describe once however many of it failed', () => {
    const grep = allOfDescribe('steps');
    const steps = [record('steps 1', 'failed', grep), record('steps "after all" hook', 'failed', grep)];
    assert.deepEqual(rerunsFor([a, b, ...steps]), [
      { file, grep: '^tree b$' },
      { file, grep: '^steps ' },
    ]);
  });

  it('is nothing of a suite that could not run, which has no file', () => {
    assert.deepEqual(rerunsFor([{ ...b, file: '' }]), []);
  });

  it('is found by Mocha by its title, whatever signs that has', () => {
    const title = 'a (b) [c] {d} $e ^f *g +h ?i |j \\k .l /m';
    assert.match(title, new RegExp(onlyTest(title)));
    assert.match(`${title} and more`, new RegExp(allOfDescribe(title)));
    assert.doesNotMatch(`${title} and more`, new RegExp(onlyTest(title)));
    assert.doesNotMatch('tree bc', new RegExp(onlyTest('tree b')));
  });
});

describe('a second run', () => {
  it('that passes counts, and what failed is flaky', () => {
    const passed = record('tree b', 'passed');
    assert.deepEqual(merge([a, b], { file, grep: b.grep }, [passed]), { records: [a, passed], flaky: [b] });
  });

  it('that fails changes nothing', () => {
    assert.deepEqual(merge([a, b], { file, grep: b.grep }, [b]), { records: [a, b], flaky: [] });
  });

  it('of nothing, or of what is skipped, changes nothing', () => {
    const skipped = record('tree b', 'skipped');
    for (const second of [[], [skipped]]) {
      assert.deepEqual(merge([a, b], { file, grep: b.grep }, second), { records: [a, b], flaky: [] });
    }
  });

  it('of a describe takes the place of all its tests, skipped ones and failed hooks included', () => {
    const grep = allOfDescribe('steps');
    const step = (title: string, outcome: TestRecord['outcome']) => record(title, outcome, grep);
    const first = [step('steps 1', 'passed'), step('steps 2', 'failed'), step('steps 3', 'skipped'), a];
    const second = ['steps 1', 'steps 2', 'steps 3'].map((title) => step(title, 'passed'));
    assert.deepEqual(merge(first, { file, grep }, second), {
      records: [a, ...second],
      flaky: [first[1]],
    });
    const hook = step('steps "before all" hook in "steps"', 'failed');
    assert.deepEqual(merge([hook, a], { file, grep }, second), { records: [a, ...second], flaky: [hook] });
  });

  it('leaves tests of the same title in other files alone', () => {
    const other: TestRecord = { ...b, file: 'test/ui/other.test.ts' };
    const passed = record('tree b', 'passed');
    assert.deepEqual(merge([other, b], { file, grep: b.grep }, [passed]).records, [other, passed]);
  });
});

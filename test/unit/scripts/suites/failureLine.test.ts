import assert from 'node:assert/strict';
import { failureLine } from '../../../../scripts/suites/failureLine.ts';

describe('a line about a failed test', () => {
  it('has the title, the words and the place in the test', () => {
    const error = new Error('Timeout 8000ms exceeded.\n  waiting for  x');
    assert.match(
      failureLine('A page opens', error),
      /^A page opens: Timeout 8000ms exceeded\. waiting for x \(test\/unit\/scripts\/suites\/failureLine\.test\.ts:\d+\)$/,
    );
  });

  it('does without a place, and without an error', () => {
    const error = new Error('bad');
    error.stack = 'Error: bad\n    at node:internal/main:1:2';
    assert.equal(failureLine('A', error), 'A: bad');
    assert.equal(failureLine('A', 'thrown words'), 'A: thrown words');
  });

  it('names the test, not the helper that it called', () => {
    const error = new Error('bad');
    error.stack =
      'Error: bad\n    at open (/x/test/support/page/pageBench.ts:9:1)\n    at Context.<anonymous> (file:///x/test/ui/pageList.test.ts:12:3)';
    assert.equal(failureLine('A', error), 'A: bad (test/ui/pageList.test.ts:12)');
  });

  it('is cut where the words are many', () => {
    assert.equal(failureLine('A', 'x'.repeat(10_000)).length, 303);
  });
});

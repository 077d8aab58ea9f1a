import assert from 'node:assert/strict';
import { bracketProblem, captureNames } from '../../../../../src/language/experiment/reading/captureNames.ts';

describe('captureNames', () => {
  it('counts what captures, and only that', () => {
    assert.deepEqual(captureNames('a(b)(?:c)(?<d>e)[(](?P<f>g)\\((?i)(h)'), ['1', '2', 'd', '3', 'f', '4']);
    assert.deepEqual(captureNames('[^)](a'), ['1']);
    assert.deepEqual(captureNames(''), []);
  });
});

describe('bracketProblem', () => {
  it('finds the bracket that has no other', () => {
    assert.equal(bracketProblem('(a)[)]\\)[]a][^]b](?:c)'), undefined);
    assert.equal(bracketProblem('a(b(c)')?.at, 1);
    assert.equal(bracketProblem('ab)')?.at, 2);
    assert.equal(bracketProblem('a[b')?.at, 1);
  });
});

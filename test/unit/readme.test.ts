import assert from 'node:assert/strict';
import { pagePaths, pageText } from '../support/docs/pages.ts';

describe('README', () => {
  it('has at most 120 lines', () => {
    assert.ok(pageText('README.md').trimEnd().split('\n').length <= 120);
  });

  it('leads to every page', () => {
    const readme = pageText('README.md');
    assert.deepEqual(
      pagePaths.slice(1).filter((path) => !readme.includes(`](${path})`)),
      [],
    );
  });
});

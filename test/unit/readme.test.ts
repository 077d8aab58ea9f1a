import assert from 'node:assert/strict';
import { pageText } from '../support/docs/pages.ts';

describe('README', () => {
  it('has at most 120 lines', () => {
    assert.ok(pageText('README.md').trimEnd().split('\n').length <= 120);
  });
});

import assert from 'node:assert/strict';
import { hasColorRule, withColorRule } from '../../../../../src/app/page/colors/withColorRule.ts';

const named = { name: 'Errors', filter: ' error', color: 'red' };

describe('withColorRule', () => {
  it('puts a new rule before those that may match the same rows', () => {
    assert.deepEqual(withColorRule([named, 7], 'len>5', 'blue'), [
      { filter: 'len>5', color: 'blue' },
      named,
      7,
    ]);
  });

  it('changes the color of a filter that has one, where it stands', () => {
    assert.deepEqual(withColorRule([7, named], 'error', 'green'), [7, { ...named, color: 'green' }]);
  });

  it('takes a color away', () => {
    assert.deepEqual(withColorRule([7, named, null], 'error', undefined), [7, null]);
    assert.deepEqual(withColorRule([named], 'len>5', undefined), [named]);
  });

  it('knows which filters have one', () => {
    assert.equal(hasColorRule([7, named], 'error'), true);
    assert.equal(hasColorRule([7, named], 'err'), false);
  });
});

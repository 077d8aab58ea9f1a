import assert from 'node:assert/strict';
import { Scope } from '../../../../src/runner/state/bindings.ts';

const outermost = (seed = 1n): Scope => Scope.outermost({}, seed, new Map([['given', Buffer.from('g')]]));
const drawn = (scope: Scope): string => {
  const bytes = Buffer.alloc(4);
  scope.environment.random?.(bytes);
  return bytes.toString('hex');
};

describe('Scope', () => {
  it('a round shares its variables, and owns what it opens', async () => {
    const test = outermost();
    const closed: string[] = [];
    test.own(() => Promise.resolve(closed.push('test')));
    const round = test.round();
    round.variables.set('x', Buffer.from('1'));
    round.own(() => Promise.reject(new Error('cannot be closed')));
    round.own(() => Promise.resolve(closed.push('round')));
    assert.equal(test.text('x'), '1');
    await round.close();
    assert.deepEqual(closed, ['round']);
    await test.close();
    await test.close();
    assert.deepEqual(closed, ['round', 'test']);
  });

  it('branches do not see each other until they are joined, and own nothing', async () => {
    const test = outermost();
    const [one, two] = [test.branch(), test.branch()];
    const closed: string[] = [];
    one.own(() => Promise.resolve(closed.push('one')));
    one.variables.set('x', Buffer.from('1'));
    two.variables.set('x', Buffer.from('2'));
    assert.deepEqual(
      [one.text('x'), two.text('x'), test.text('x'), one.text('given')],
      ['1', '2', undefined, 'g'],
    );
    test.join(one);
    test.join(two);
    assert.equal(test.text('x'), '2');
    await test.close();
    assert.deepEqual(closed, ['one']);
  });

  it('what runs side by side draws from random bytes of its own, whatever the order', () => {
    const first = outermost();
    const [one, two] = [first.branch(), first.branch()];
    const forwards = [drawn(one), drawn(two), drawn(first.round())];
    const second = outermost();
    const [other, another] = [second.branch(), second.branch()];
    const backwards = [drawn(another), drawn(other)].toReversed();
    assert.deepEqual(backwards, forwards.slice(0, 2));
    assert.equal(drawn(second), forwards[2]);
    assert.equal(new Set(forwards).size, 3);
    assert.notEqual(drawn(outermost(2n)), drawn(outermost(1n)));
  });
});

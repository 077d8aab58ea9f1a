import assert from 'node:assert/strict';
import { Lifetime } from '../../../src/engine/lifetime.ts';

describe('Lifetime', () => {
  it('ends what it owns once, the latest first', () => {
    const ended: string[] = [];
    const lifetime = new Lifetime();
    lifetime.add(() => void ended.push('first'));
    lifetime.add(() => void ended.push('second'));
    lifetime.dispose();
    lifetime.dispose();
    assert.deepEqual(ended, ['second', 'first']);
  });

  it('ends at once what comes too late', () => {
    const lifetime = new Lifetime();
    lifetime.dispose();
    let ended = 0;
    lifetime.add(() => ended++);
    assert.equal(ended, 1);
    assert.equal(lifetime.isOver, true);
  });

  it('gives back what it need not end any more', () => {
    let ended = 0;
    const lifetime = new Lifetime();
    lifetime.add(() => ended++)();
    lifetime.dispose();
    assert.equal(ended, 0);
  });
});

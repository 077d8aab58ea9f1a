import assert from 'node:assert/strict';
import { Waiters } from '../../../../src/engine/connection/waiters.ts';

describe('Waiters', () => {
  it('settles all who wait, and who comes after that waits for the next time', async () => {
    const waiters = new Waiters();
    const settled: string[] = [];
    const wait = async (name: string): Promise<void> => {
      await waiters.wait();
      settled.push(name);
    };
    waiters.settle();
    const first = [wait('a'), wait('b')];
    waiters.settle();
    const late = wait('c');
    await Promise.all(first);
    assert.deepEqual(settled, ['a', 'b']);
    waiters.settle();
    await late;
    assert.deepEqual(settled, ['a', 'b', 'c']);
  });
});

import assert from 'node:assert/strict';
import { TakenWaiters } from '../../../../src/engine/connection/takenWaiters.ts';

function start() {
  const waiters = new TakenWaiters();
  const settled: number[] = [];
  for (const upTo of [3, 3, 10]) void waiters.wait(upTo).then(() => settled.push(upTo));
  return { waiters, settled };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('TakenWaiters', () => {
  it('settles each once so much is taken', async () => {
    const { waiters, settled } = start();
    waiters.taken(2);
    await turn();
    assert.deepEqual(settled, []);
    waiters.taken(9);
    await turn();
    assert.deepEqual(settled, [3, 3]);
    waiters.taken(10);
    await turn();
    assert.deepEqual(settled, [3, 3, 10]);
  });

  it('leaves nobody waiting where nothing more is taken', async () => {
    const { waiters, settled } = start();
    waiters.settleAll();
    await turn();
    assert.deepEqual(settled, [3, 3, 10]);
  });
});

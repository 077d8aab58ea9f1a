import assert from 'node:assert/strict';
import type { Work } from '../../../../src/model/work.ts';
import { workInSlices, type Turns } from '../../../../src/app/timing/workInSlices.ts';

/** A clock on which each step of `work` takes a millisecond, and turns that wait to be given. */
function lab() {
  let now = 0;
  const waiting: (() => void)[] = [];
  const turns: Turns = { nowMs: () => now, soon: (next) => void waiting.push(next) };
  function* work(steps: number): Work<string> {
    for (let step = 0; step < steps; step++) {
      now++;
      yield;
    }
    return 'done';
  }
  const turn = async (): Promise<void> => {
    waiting.shift()?.();
    await Promise.resolve();
  };
  return { turns, work, turn, waiting, now: () => now };
}

describe('workInSlices', () => {
  it('gives others a turn after each slice', async () => {
    const { turns, work, turn, waiting, now } = lab();
    const done = workInSlices(work(5), undefined, turns);
    assert.equal(now(), 2);
    await turn();
    assert.equal(now(), 4);
    await turn();
    assert.equal(waiting.length, 0);
    assert.equal(await done, 'done');
  });

  it('ends when nobody wants it, without another slice', async () => {
    const { turns, work, turn, now } = lab();
    let isWanted = true;
    const done = workInSlices(work(5), () => isWanted, turns);
    isWanted = false;
    await turn();
    assert.equal(await done, undefined);
    assert.equal(now(), 2);
  });

  it('rejects with what the work throws', async () => {
    // eslint-disable-next-line require-yield
    function* broken(): Work {
      throw new Error('broken');
    }
    await assert.rejects(workInSlices(broken()), /broken/);
  });
});

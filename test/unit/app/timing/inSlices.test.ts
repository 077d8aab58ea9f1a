import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { inSlices } from '../../../../src/app/timing/inSlices.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('inSlices', () => {
  it('gives each slice the same time, and others a turn after it, until one has a value', async () => {
    const clock = new FakeClock();
    const slices: number[] = [];
    const done = inSlices(clock, (deadlineMs, nowMs) => {
      slices.push(deadlineMs - nowMs());
      return slices.length === 3 ? { value: 'found' } : undefined;
    });
    assert.equal(slices.length, 1);
    for (let turn = 2; turn <= 3; turn++) {
      clock.advance(5);
      await setImmediate();
      assert.equal(slices.length, turn);
    }
    assert.equal(await done, 'found');
    assert.equal(new Set(slices).size, 1);
    assert.equal(clock.pending, 0);
  });

  it('ends when it is stopped, without another slice', async () => {
    const clock = new FakeClock();
    let count = 0;
    let isStopped = false;
    const done = inSlices(
      clock,
      () => {
        count++;
        return undefined;
      },
      () => isStopped,
    );
    isStopped = true;
    clock.advance(0);
    assert.equal(await done, undefined);
    assert.equal(count, 1);
    assert.equal(clock.pending, 0);
  });

  it('rejects when a slice throws', async () => {
    const failing = inSlices(new FakeClock(), () => {
      throw new Error('broken');
    });
    await assert.rejects(failing, /broken/);
  });
});

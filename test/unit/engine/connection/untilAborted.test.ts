import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { untilAborted } from '../../../../src/engine/connection/untilAborted.ts';

const never = new Promise<string>(() => undefined);

describe('untilAborted', () => {
  it('is what the promise settles with, and leaves nothing on the signal', async () => {
    const { signal } = new AbortController();
    assert.equal(await untilAborted(Promise.resolve('done'), undefined), 'done');
    assert.equal(await untilAborted(Promise.resolve('done'), signal), 'done');
    await assert.rejects(untilAborted(Promise.reject(new Error('no')), signal), /no/);
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });

  it('waits no longer than the signal lets it', async () => {
    const stop = new AbortController();
    const waiting = untilAborted(never, stop.signal);
    stop.abort();
    assert.equal(await waiting, undefined);
    assert.equal(await untilAborted(never, stop.signal), undefined);
    assert.deepEqual(getEventListeners(stop.signal, 'abort'), []);
  });
});

import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inMemoryApi } from '../../../../../media/inspector/shell/vscodeApi.ts';

describe('inMemoryApi', () => {
  it('joins the page and its host, by copies, and keeps the state', async () => {
    const { page, host } = inMemoryApi({ draft: 'x' });
    const heard: unknown[] = [];
    const subscription = host.onMessage((message) => heard.push(message));
    const message = { n: 1 };
    page.post(message);
    message.n = 2;
    await nextTurn();
    assert.deepEqual(heard, [{ n: 1 }]);
    subscription.dispose();
    page.post(message);
    await nextTurn();
    assert.equal(heard.length, 1);
    assert.deepEqual(page.getState(), { draft: 'x' });
  });
});

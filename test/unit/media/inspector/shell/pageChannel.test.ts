import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pageChannel } from '../../../../../media/inspector/shell/pageChannel.ts';
import type { Action } from '../../../../../media/inspector/state/pageState.ts';
import { inMemoryApi } from '../../../../../media/inspector/shell/vscodeApi.ts';
import { markedWire } from '../../../../../src/page/channelWire.ts';

describe('pageChannel', () => {
  const open = () => {
    const { page, host } = inMemoryApi();
    const received: Action[] = [];
    const calls: string[] = [];
    const call = (name: string) => () => void calls.push(name);
    const channel = pageChannel(page, (action) => received.push(action), call('other version'), {
      compose: call('compose'),
      editDraft: call('editDraft'),
      rowsCommand: call('rowsCommand'),
      useFilter: call('useFilter'),
      viewCommand: call('viewCommand'),
      showRow: call('showRow'),
      newestRows: call('newestRows'),
      stream: call('stream'),
      openStream: call('openStream'),
      chart: call('chart'),
    });
    return { host, channel, received, calls };
  };
  const scope = markedWire({ kind: 'notice', name: 'scope', body: { scope: {}, title: 'All Traffic' } });
  const compose = markedWire({ kind: 'notice', name: 'compose', body: { text: 'x', format: 'text' } });

  it('turns notices into actions, and commands into calls', async () => {
    const { host, received, calls } = open();
    host.post(scope);
    host.post(compose);
    await nextTurn();
    assert.deepEqual(received, [{ type: 'scope', scope: {}, title: 'All Traffic' }]);
    assert.deepEqual(calls, ['compose']);
  });

  for (const version of ['other', undefined])
    it(`uses nothing of a host of version ${version ?? 'unknown'}, and says so once`, async () => {
      const { host, channel, received, calls } = open();
      const posted = new Promise((resolve) => host.onMessage(resolve));
      const pending = channel.request('ping', {});
      const { id } = (await posted) as { id: number };
      host.post({ ...scope, version });
      host.post({ ...compose, version });
      host.post({ ...markedWire({ kind: 'result', id, body: null }), version });
      await assert.rejects(pending, { code: 'ERR_VERSION' });
      assert.deepEqual(received, []);
      assert.deepEqual(calls, ['other version']);
    });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { run, socketLab } from './api.ts';

describe('the traffic inspector, from a program', () => {
  const tabs = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview)
      .map(({ label }) => label);

  /** VS Code tells of tabs a little later. */
  const tabsAre = async (wanted: readonly string[]) => {
    const isSo = () => tabs().toSorted().join() === wanted.join();
    while (!isSo())
      await new Promise<void>((resolve) => {
        const watching = vscode.window.tabGroups.onDidChangeTabs(() => {
          watching.dispose();
          resolve();
        });
      });
  };

  before(() => socketLab());
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('stopAll');
    await run('removeClosed');
  });

  it('opens for everything or one socket, with a filter or without, and once for each', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    await run('openInspector', undefined, { filter: 'dir:in len>100' });
    await tabsAre(['All Traffic']);
    await run('openInspector', listener.id, { filter: 'error' });
    await run('openInspector', listener.id, { row: 0 });
    await run('openInspector', listener.id);
    await tabsAre(['All Traffic', listener.address]);
  });

  it('opens nothing for a filter that cannot be read, and says why', async () => {
    const wrong = (options: unknown) => run('openInspector', undefined, options as object);
    await assert.rejects(wrong({ filter: 'dir:inn' }), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'EINVAL');
      assert.match(error.message, /"dir:inn".*did you mean in/);
      return true;
    });
    await assert.rejects(wrong({ filter: 7 }), /a filter must be a text/i);
    await assert.rejects(wrong({ filter: 'x'.repeat(1001) }), /at most 1000 characters/);
    await assert.rejects(wrong('dir:in'), /EINVAL/);
    await assert.rejects(wrong({ row: '5' }), /must be a sequence number/);
    await assert.rejects(run('openInspector', -1), /EINVAL/);
    assert.deepEqual(tabs(), []);
  });
});

import assert from 'node:assert/strict';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { chooseMore } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { quickInput, quickPickLabels, runAndAnswer, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';

describe('a workspace that is not trusted', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      settings: {
        'remote.autoForwardPorts': false,
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      },
      files: {
        'planted.sockets': 'listen tcp://127.0.0.1:0 as planted\n',
        '.vscode/settings.json': JSON.stringify({
          'socketLab.endpoints': [{ name: 'Planted', listen: 'tcp://*:0' }],
          'socketLab.payloads': [{ name: 'Planted', payload: '"planted"' }],
          'socketLab.defaultHost': '*',
          'socketLab.defaultResponder': 'echo',
        }),
      },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(workbench.page, 'Socket Lab: Focus on Sockets View');
  });

  after(() => workbench.close());

  it('chooses neither where a listener binds nor what it answers, and plants no endpoint', async () => {
    const { page } = workbench;
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
    await runAndAnswer(page, 'Socket Lab: Start TCP Listener', '0', 'Start TCP Listener (1/2)');
    await quickInput(page).getByText('Start TCP Listener (2/2)').waitFor();
    assert.equal((await quickPickLabels(page))[0], 'None');
    await page.keyboard.press('Enter');
    const rows = await rowsWhen(page, ({ length }) => length > 0);
    assert.equal(rows.length, 1);
    assert.match(rows[0]?.label ?? '', /^:\d+$/);
  });

  it('plants no payload', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    await chooseMore(await webviewFrame(page, 'Traffic'), 'Saved Payloads…');
    await quickInput(page).getByText('Edit Saved Payloads').waitFor();
    assert.deepEqual(await quickPickLabels(page), ['Edit Saved Payloads']);
    await page.keyboard.press('Escape');
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
  });

  it('shows experiments, but runs none', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Focus on Experiments View');
    const view = viewPane(page, 'Experiments');
    await view.getByText('this workspace is not trusted').waitFor();
    await view.locator('.monaco-list-row').filter({ hasText: 'planted' }).click();
    await page.locator('.tab.active[data-resource-name="planted.sockets"]').waitFor();
    await runCommand(page, 'Socket Lab: Run Experiment');
    const toast = page.locator('.notification-toast').filter({ hasText: 'ERR_NOT_TRUSTED' });
    await toast.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    const rows = await rowsWhen(page, () => true);
    assert.ok(rows.every(({ label }) => label !== 'planted'));
  });

  it('offers its saved endpoints once it is trusted', async () => {
    const { page } = workbench;
    await runCommand(page, 'Workspaces: Manage Workspace Trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await rowsWhen(page, (rows) => rows.some(({ label }) => label === 'Planted'));
  });
});

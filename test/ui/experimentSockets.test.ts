/** What experiments open belongs to their runs: it is asked about as other listeners are, and gone with its window. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { viewPane } from '../support/host/treeRows.ts';

describe('sockets of experiments', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      files: {
        'long.sockets': 'listen tcp://127.0.0.1:0 as server\nconnect {{server}} as client\nwait 10m\n',
        'public.sockets': 'listen tcp://*:0 as server\nconnect {{server}} as client\nclient close\n',
      },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(workbench.page, 'Socket Lab: Focus on Experiments View');
  });

  after(() => workbench.close());

  const lens = (text: string): Locator =>
    workbench.page.locator('.editor-instance .codelens-decoration').filter({ hasText: text });
  const open = async (name: string): Promise<void> => {
    await viewPane(workbench.page, 'Experiments')
      .locator('.monaco-list-row')
      .filter({ hasText: name })
      .click();
    await workbench.page.locator(`.tab.active[data-resource-name="${name}.sockets"]`).waitFor();
    await lens('Run').first().waitFor();
  };

  it('listen beyond this machine once somebody has agreed, who is asked once', async () => {
    const { page } = workbench;
    const dialog = page.locator('.monaco-dialog-box');
    await open('public');
    await runCommand(page, 'Socket Lab: Run Experiment');
    await dialog.getByText('can reach this listener').waitFor();
    await page.keyboard.press('Escape');
    await lens('✗ Line 1: not allowed to listen').waitFor();
    assert.equal((await rowsWhen(page, () => true)).length, 0, 'nothing was opened');
    await runCommand(page, 'Socket Lab: Run Experiment');
    await dialog.getByRole('button', { name: 'Listen' }).click();
    await lens('✓ Passed in').waitFor();
    await rowsWhen(page, ([row]) => row?.description === 'run · 1 passed · 2 sockets');
    await runCommand(page, 'Socket Lab: Run Experiment');
    await lens('Running').waitFor({ state: 'hidden' });
    await lens('✓ Passed in').waitFor();
    assert.equal(await dialog.count(), 0);
  });

  it('are not offered again by the window after theirs', async () => {
    const { page } = workbench;
    await open('long');
    await runCommand(page, 'Socket Lab: Run Experiment');
    await rowsWhen(page, (rows) =>
      rows.some(({ description }) => description === 'run · running · 2 sockets'),
    );
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await runCommand(page, 'Developer: Reload Window');
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
    assert.equal(await viewPane(page, 'Sockets').getByText('of the last window').count(), 0);
  });
});

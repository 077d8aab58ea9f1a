import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { waitForFile } from '../support/waitForFile.ts';

describe('the integrated terminal', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(() => workbench.close());

  it('knows the command socket-lab, without a Node of the user', async () => {
    const { page, workspaceDir } = workbench;
    // Looking at our view is what starts the extension.
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
    await runCommand(page, 'Terminal: Create New Terminal');
    await page.locator('.terminal-wrapper.active .xterm-screen').waitFor();
    await page.keyboard.type(
      'PATH="${PATH##*:}:/bin:/usr/bin" socket-lab --version > version.part; mv version.part version',
    );
    await page.keyboard.press('Enter');
    await waitForFile(join(workspaceDir, 'version'));
    const manifest = JSON.parse(
      await readFile(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
    ) as {
      version: string;
    };
    assert.equal(
      (await readFile(join(workspaceDir, 'version'), 'utf8')).trim(),
      `socket-lab ${manifest.version}`,
    );
  });
});

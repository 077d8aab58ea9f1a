import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { treeRows, viewPane } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';

describe('the packaged extension in a real VS Code', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ files: { 'README.md': '# Hello\n\nworld\n' } });
  });
  after(() => workbench.close());

  it('opens a window on the workspace, whose files and webviews can be read', async () => {
    const { page } = workbench;
    const file = viewPane(page, 'Explorer Section').getByText('README.md');
    await file.waitFor();
    const rows = await treeRows(page, 'Explorer Section');
    assert.deepEqual(rows, [{ label: 'README.md', description: '', level: 1 }]);
    await file.click();
    await page.locator('.editor-instance .view-lines').getByText('Hello').waitFor();
    await runCommand(page, 'Markdown: Open Preview');
    const preview = await webviewFrame(page, 'Preview README.md');
    assert.equal(await preview.locator('h1').innerText(), 'Hello');
  });

  it('lists the extension as installed', async () => {
    await runCommand(workbench.page, 'Extensions: Show Installed Extensions');
    await workbench.page.getByText('Socket Lab', { exact: true }).first().waitFor();
  });

  it('switches themes by settings', async () => {
    await useTheme(workbench, 'light');
    await useTheme(workbench, 'highContrastDark');
    await useTheme(workbench, 'highContrastLight');
    await useTheme(workbench, 'dark');
  });
});

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { fillIn } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { pageSaved, webviewFrame, webviewFrames } from '../support/host/webviewFrame.ts';
import { startListener } from '../support/host/startSocket.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const screenshots = join(outDir, 'screenshots');

describe('traffic inspectors: what is done with rows, several at once, a window reload', () => {
  followOnEachOther();
  let workbench: Workbench;
  let peer: PythonPeer;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      viewport: { width: 1600, height: 900 },
    });
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    const port = await freePort();
    await startListener(page, 'TCP', port, 'Upper');
    peer = pythonPeer(`
import socket
s = socket.create_connection(("127.0.0.1", ${port}))
s.sendall(b"hello one\\n"); s.recv(100); s.sendall(b"\\x00\\xff{{"); s.recv(100)
print("talked")
while s.recv(100): print("more")
`);
    while ((await peer.line()) !== 'talked');
  });
  after(async () => {
    peer.stop();
    await workbench.close();
  });

  const rowWith = (frame: Frame, text: string) =>
    frame.locator('.rows .row:not([hidden])').filter({ hasText: text }).first();
  const clipboardIs = (text: string) =>
    workbench.page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, text);

  it('copies rows from the context menu, by Ctrl+C and from the palette', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const frame = await webviewFrame(page, 'All Traffic');
    await rowWith(frame, 'hello one').click();
    await contextMenu(rowWith(frame, 'hello one'));
    await page.screenshot({ path: join(screenshots, 'rows-menu.png') });
    await pickMenuItem(page, 'Copy As');
    await pickMenuItem(page, 'Copy Rows as Payload');
    await clipboardIs('"hello one\\n"\n');
    await runCommand(page, 'Socket Lab: Copy Rows as Hex');
    await clipboardIs('68 65 6c 6c 6f 20 6f 6e 65 0a\n');
    await frame.locator('.grid').press('Control+c');
    await page.waitForFunction(async () =>
      (await navigator.clipboard.readText()).endsWith('recv\t10\thello one\\n\n'),
    );
  });

  it('follows the stream of a row from its menu, in the panel that has the row', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const frame = await webviewFrame(page, 'All Traffic');
    await contextMenu(rowWith(frame, 'hello one'));
    await pickMenuItem(page, 'Follow Stream');
    await frame.locator('.stream-line').filter({ hasText: 'HELLO ONE' }).first().waitFor();
    assert.equal(await page.locator('.tab[aria-label*="Traffic"]').count(), 1);
    await page.screenshot({ path: join(screenshots, 'rows-stream.png') });
    await frame.getByRole('listbox', { name: /Stream/i }).press('Escape');
    await rowWith(frame, 'hello one').waitFor();
  });

  it('sends rows again, byte for byte, to the connection that they came from', async () => {
    await runCommand(workbench.page, 'Socket Lab: Send Rows Again');
    assert.equal(await peer.line(), 'more');
  });

  it('makes an experiment of the selected rows, which runs green', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const frame = await webviewFrame(page, 'All Traffic');
    await rowWith(frame, 'hello one').click();
    // Texts are compared without case: the answer is the row after.
    await frame.locator('.grid').press('Shift+ArrowDown');
    await runCommand(page, 'Socket Lab: New Experiment from Selection');
    await page.locator('.view-line').filter({ hasText: 'conn > "HELLO ONE\\n"' }).waitFor();
    assert.equal(await page.locator('.view-line').filter({ hasText: 'xff' }).count(), 0, 'only the selected');
    await runCommand(page, 'Socket Lab: Run Experiment');
    await page
      .locator('.codelens-decoration')
      .filter({ hasText: /✓ Passed in/ })
      .first()
      .waitFor();
    // Otherwise VS Code asks what is to become of it when all editors are closed.
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('opens the rules of the listener with one that answers the row', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const frame = await webviewFrame(page, 'All Traffic');
    await rowWith(frame, 'hello one').click();
    await runCommand(page, 'Socket Lab: Reply to This with a Rule');
    await page.locator('.view-line').filter({ hasText: 'on data "hello one\\n" reply "thanks"' }).waitFor();
    await page.keyboard.type('well');
    await page.keyboard.press('Control+s');
    await page.locator('.tab.active:not(.dirty)', { hasText: 'socket-rules' }).waitFor();
  });

  it('are several, and after a window reload all are back as they were, and say what is gone', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Close All Editors');
    const pages = (count: number) => webviewFrames(page, 'All Traffic', count);
    const two = () => pages(2);
    await runCommand(page, 'Socket Lab: New Traffic Inspector');
    // A page that is being loaded takes the keyboard from the palette.
    const [alone] = await pages(1);
    await alone?.getByRole('grid', { name: 'Traffic' }).waitFor();
    await runCommand(page, 'Socket Lab: New Traffic Inspector');
    await page.locator('.tab').filter({ hasText: 'All Traffic' }).nth(1).waitFor();
    const [another] = await pages(1);
    await another?.getByRole('grid', { name: 'Traffic' }).waitFor();
    await runCommand(page, 'View: Move Editor into Right Group');
    const [first, second] = await two();
    assert.ok(first !== undefined && second !== undefined);
    await fillIn(first.locator('.filter-input'), 'hello');
    await fillIn(second.locator('.filter-input'), 'bound');
    await second.getByRole('button', { name: 'List Options' }).click();
    await second.getByRole('menuitemradio', { name: 'Preview as Hex' }).click();
    for (const frame of [first, second]) await pageSaved(frame);
    const loaded = page.waitForEvent('load');
    await runCommand(page, 'Developer: Reload Window');
    await loaded;
    await page.locator('.statusbar-item[id="status.problems"]').waitFor();
    const filters: string[] = [];
    for (const frame of await two()) {
      await frame.getByText('1 socket of the last window is gone.').waitFor();
      const filter = await frame.locator('.filter-input').inputValue();
      filters.push(filter);
      await frame.getByRole('button', { name: 'List Options' }).click();
      const hex = frame.getByRole('menuitemradio', { name: 'Preview as Hex' });
      assert.equal(await hex.getAttribute('aria-checked'), String(filter === 'bound'));
      await hex.press('Escape');
    }
    assert.deepEqual(filters.toSorted(), ['bound', 'hello']);
    await page.screenshot({ path: join(screenshots, 'two-inspectors.png') });
    const [again] = await two();
    await again?.getByRole('button', { name: 'Restart Previous Sockets' }).click();
    for (const frame of await two())
      await frame.getByText('1 socket of the last window is gone.').waitFor({ state: 'hidden' });
  });
});

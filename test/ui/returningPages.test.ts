import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { killExtensionHosts } from '../support/host/extensionHost.ts';
import { fillIn, showFilter } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { pickQuickInput, runAndAnswer, runCommand } from '../support/host/quickInput.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { pageSaved, webviewFrame, webviewFrames } from '../support/host/webviewFrame.ts';

const screenshots = join(outDir, 'screenshots');

describe('the traffic pages come back: hidden and shown, window reloaded, extension host killed', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await listen();
  });
  after(() => workbench.close());

  const filterOf = (frame: Frame) => frame.getByLabel('Filter by text');
  const draftOf = (frame: Frame) => frame.getByLabel('Bytes to send');
  const listen = async (): Promise<void> => {
    await runAndAnswer(
      workbench.page,
      'Socket Lab: Start TCP Listener',
      '127.0.0.1:0',
      'Start TCP Listener (1/2)',
    );
    await pickQuickInput(workbench.page, 'Echo');
  };
  /** A page that works: it shows what happens, and answers what is done. */
  const works = async (frame: Frame, filter: string): Promise<void> => {
    await showFilter(frame);
    await fillIn(filterOf(frame), '');
    await frame.getByRole('row').filter({ hasText: 'listening on' }).last().waitFor();
    await fillIn(filterOf(frame), filter);
    await frame.getByText(/^[1-9]\d* of \d+$/).waitFor();
    await frame.locator('.row:not([hidden]) .match').first().waitFor();
  };
  /** The page of a host that has just begun; until then the old one stands there. */
  const isNew = async (title: string): Promise<Frame> => {
    for (;;) {
      const frame = await webviewFrame(workbench.page, title);
      const isEmpty = await frame
        .getByText('Nothing is open yet')
        .waitFor({ timeout: 500 })
        .then(
          () => true,
          () => false,
        );
      if (isEmpty) return frame;
    }
  };

  it('keeps filter, draft and rows of a view that is hidden and shown', async () => {
    const { page } = workbench;
    const first = await webviewFrame(page, 'Traffic');
    await works(first, 'bound');
    await fillIn(draftOf(first), 'half written');
    await pageSaved(first);
    for (const other of ['Explorer', 'Socket Lab']) await runCommand(page, `View: Show ${other}`);
    const back = await webviewFrame(page, 'Traffic');
    await back.getByText('1 of 5').waitFor();
    assert.equal(await filterOf(back).inputValue(), 'bound');
    assert.equal(await draftOf(back).inputValue(), 'half written');
    await works(back, 'bound');
  });

  it('works however soon it is hidden after it was shown', async () => {
    const { page } = workbench;
    const header = viewPane(page, 'Traffic').locator('.pane-header');
    for (let turn = 0; turn < 6; turn++) await header.click({ position: { x: 40, y: 10 } });
    // While the views make room, a click may come to where the head no longer is.
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    const back = await webviewFrame(page, 'Traffic');
    await works(back, 'bound');
  });

  it('keeps filter and layout of the view and of the inspector over a window reload', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const inspector = await webviewFrame(page, 'All Traffic');
    await works(inspector, 'backlog');
    await inspector.getByRole('button', { name: /^Sockets/ }).click();
    await pageSaved(inspector);
    // As a user does it: a reload by the browser alone may come before VS Code has stored what it knows.
    const loaded = page.waitForEvent('load');
    await runCommand(page, 'Developer: Reload Window');
    await loaded;
    await page.locator('.statusbar-item[id="status.problems"]').waitFor();
    const panel = await webviewFrame(page, 'All Traffic');
    await panel.getByText('Nothing is open yet').waitFor();
    assert.equal(await filterOf(panel).inputValue(), 'backlog');
    const view = await webviewFrame(page, 'Traffic');
    await view.getByText('Nothing is open yet').waitFor();
    assert.equal(await filterOf(view).inputValue(), 'bound');
    assert.equal(await draftOf(view).inputValue(), 'half written');
    await listen();
    await panel.getByText('1 of 5').waitFor();
    await view.getByText('1 of 5').waitFor();
    assert.equal(await panel.getByRole('button', { name: /^Sockets/ }).getAttribute('aria-expanded'), 'true');
  });

  it('comes back by itself when the extension host was killed, view and inspectors', async () => {
    const { page } = workbench;
    const tabs = page.locator('.tab', { hasText: 'All Traffic' });
    await runCommand(page, 'Socket Lab: New Traffic Inspector');
    await tabs.nth(1).waitFor();
    const [shown] = await webviewFrames(page, 'All Traffic', 1);
    assert.ok(shown !== undefined);
    await works(shown, 'listen');
    await pageSaved(shown);
    assert.equal(killExtensionHosts(), 1);
    const view = await isNew('Traffic');
    const second = await isNew('All Traffic');
    assert.equal(await tabs.count(), 2, 'in the place of the old ones');
    assert.equal(await filterOf(second).inputValue(), 'listen');
    // Longer than it takes until a panel is replaced: this one is not lost, and stays.
    await page.waitForTimeout(4000);
    assert.equal(await filterOf(second).inputValue(), 'listen');
    await runCommand(page, 'View: Close Editor');
    const panel = await isNew('All Traffic');
    assert.equal(await tabs.count(), 1);
    assert.equal(await filterOf(view).inputValue(), 'bound');
    assert.equal(await draftOf(view).inputValue(), 'half written');
    assert.equal(await filterOf(panel).inputValue(), 'backlog');
    await page.screenshot({ path: join(screenshots, 'after-host-killed.png') });
    await listen();
    await works(view, 'bound');
    await works(panel, 'backlog');
  });

  it('says so when no extension host comes back any more, and comes back with the next one', async () => {
    const { page } = workbench;
    const restart = page.getByRole('button', { name: 'Restart Remote Extension Host' });
    // After a few crashes VS Code asks instead of starting another one.
    while (!(await restart.isVisible())) {
      killExtensionHosts();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    const lost = (await webviewFrame(page, 'All Traffic')).getByText('The extension host does not answer');
    await lost.waitFor();
    await page.screenshot({ path: join(screenshots, 'host-lost.png') });
    await restart.click();
    const fresh = await isNew('All Traffic');
    assert.equal(await filterOf(fresh).inputValue(), 'backlog');
    assert.equal(await page.locator('.tab', { hasText: 'All Traffic' }).count(), 1);
  });
});

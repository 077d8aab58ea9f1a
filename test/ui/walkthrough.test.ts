import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { settled } from '../support/host/settled.ts';
import { viewPane } from '../support/host/treeRows.ts';

const screenshots = join(outDir, 'screenshots');

describe('first steps with sockets', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      // Wide enough for VS Code to put pictures beside steps.
      viewport: { width: 1600, height: 900 },
    });
    const { page } = workbench;
    // Somebody who has just installed it has no folder open.
    await page.goto(new URL('/?ew=true', page.url()).href);
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(() => workbench.close());

  const walkthrough = (): Locator => workbench.page.locator('.gettingStartedContainer');
  const step = (title: string): Locator =>
    walkthrough()
      .locator('.getting-started-step')
      .filter({ has: workbench.page.locator('.step-title').getByText(title, { exact: true }) });
  const isChecked = (title: string): Locator => step(title).locator('[role="checkbox"][aria-checked="true"]');
  const checked = (): Locator => walkthrough().locator('[role="checkbox"][aria-checked="true"]');
  const shot = (name: string) =>
    workbench.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });

  it('are a link away where nothing is open yet', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await viewPane(page, 'Sockets').locator('.monaco-link').getByText('first steps').click();
    await step('A server and a client').waitFor();
    assert.equal(await walkthrough().locator('.getting-started-step').count(), 5);
    assert.equal(await checked().count(), 0);
    await shot('walkthrough');
  });

  it('show a picture that can be seen', async () => {
    const picture = walkthrough().locator('.getting-started-media img:visible').first();
    await picture.waitFor();
    assert.match((await picture.getAttribute('alt')) ?? '', /^An experiment in an editor/);
    assert.ok((await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)) > 300);
  });

  it('begin by keyboard: the first experiment opens, runs, and its step is checked off', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: First Steps with Sockets');
    const button = step('A server and a client').getByRole('button', { name: 'Open and Run' });
    // Until it is drawn anew, the focus is on what is about to go.
    await settled(page);
    await button.press('Enter');
    await page.locator('.tab.active[data-resource-name="first-server.sockets"]').waitFor();
    await page.locator('.codelens-decoration').filter({ hasText: '✓ Passed in' }).waitFor();
    assert.ok(await walkthrough().isVisible(), 'it opens beside');
    await shot('walkthrough-first-step');
    await runCommand(page, 'Socket Lab: First Steps with Sockets');
    await isChecked('A server and a client').waitFor();
    assert.equal(await checked().count(), 1, 'and no other');
    await rowsWhen(page, ([row]) => row?.description === 'run · 1 passed · 2 sockets');
    await shot('walkthrough-checked');
  });

  it('go on with any other step, checked off by its own experiment', async () => {
    const { page } = workbench;
    await step('Many clients at once').click();
    await step('Many clients at once').getByRole('button', { name: 'Open and Run' }).click();
    await page.locator('.tab.active[data-resource-name="many-clients.sockets"]').waitFor();
    await page.locator('.codelens-decoration').filter({ hasText: '✓ Passed in' }).waitFor();
    await runCommand(page, 'Socket Lab: First Steps with Sockets');
    await isChecked('Many clients at once').waitFor();
    assert.equal(await checked().count(), 2);
    assert.equal(await page.locator('.tab.dirty').count(), 0, 'nothing is left to be saved');
  });
});

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { fillIn, showFilter } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { connectOverTcp } from '../support/host/startSocket.ts';
import { Receiver } from '../support/receiver.ts';

const screenshots = join(outDir, 'screenshots');

describe('filters and finding in a real VS Code', () => {
  followOnEachOther();
  let workbench: Workbench;
  let traffic: Frame;
  const peer = new Receiver();

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await connectOverTcp(page, await peer.address());
    await page.locator('.statusbar-item[id*="socketLab.target"]').waitFor();
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    traffic = await webviewFrame(page, 'Traffic');
    for (const text of ['ping one', 'pong two', 'ping three']) {
      await traffic.getByRole('textbox', { name: 'Bytes to send' }).fill(text);
      await page.keyboard.press('Enter');
      await traffic.locator('.rows .row:not([hidden])', { hasText: text }).waitFor();
    }
  });

  after(async () => {
    await workbench.close();
    peer.close();
  });

  const shot = (name: string) =>
    workbench.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  const box = () => traffic.getByRole('combobox', { name: 'Filter by text' });
  const chunks = () => traffic.locator('.rows .row[data-tone="data"]:not([hidden])');
  const press = (key: string) => workbench.page.keyboard.press(key);

  it('filters by terms and expressions, and keeps the last good filter where one has a problem', async () => {
    await showFilter(traffic);
    await box().fill('dir:out text:/t(wo|hree)/');
    await traffic.getByText(/^2 of \d+$/).waitFor();
    // The rows come after their number.
    await chunks().nth(1).waitFor();
    assert.equal(await chunks().count(), 2);
    assert.deepEqual(await chunks().locator('.match').allTextContents(), ['two', 'three']);
    await box().fill('dir:out text:/t(wo/');
    await traffic.getByText('This expression cannot be used').waitFor();
    await shot('filter-problem');
    assert.equal(await chunks().count(), 2);
    await box().fill('bytes:hex"70 ?? 6e 67" -two');
    await traffic.getByText(/^2 of \d+$/).waitFor();
    await press('Enter');
  });

  it('completes what exists', async () => {
    await showFilter(traffic);
    await box().fill('endpoint:');
    const option = traffic.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first();
    await option.waitFor();
    await shot('filter-completion');
    await press('ArrowDown');
    await press('Enter');
    assert.match(await box().inputValue(), /^endpoint:tcp:\/\/127\.0\.0\.1:\d+ $/);
    await traffic.getByText(/^\d+ of \d+$/).waitFor();
  });

  it('saves a filter under a name, and takes it back', async () => {
    await fillIn(box(), 'ping dir:out');
    await traffic.getByText(/^2 of \d+$/).waitFor();
    await press('Enter');
    const { page } = workbench;
    await traffic.getByRole('button', { name: 'Saved and Recent Filters' }).click();
    await quickInput(page).getByText('Save Filter').waitFor();
    await shot('filter-saved');
    await press('Enter');
    // The box for the name, not the list before it.
    await quickInput(page).getByText('Saved Filters').waitFor({ state: 'hidden' });
    await answerQuickInput(page, 'pings', 'Save Filter');
    await fillIn(box(), '');
    await traffic.getByText(/^\d+ events$/).waitFor();
    await traffic.getByRole('button', { name: 'Saved and Recent Filters' }).click();
    await quickInput(page).getByText('pings', { exact: true }).waitFor();
    await press('Enter');
    await traffic.getByText(/^2 of \d+$/).waitFor();
    assert.equal(await box().inputValue(), 'ping dir:out');
  });

  it('colors rows by the filter, and like a row, until the color is taken away', async () => {
    const { page } = workbench;
    const colored = (color: string) => traffic.locator(`.rows .row[data-color="${color}"]:not([hidden])`);
    await fillIn(box(), 'ping dir:out');
    await traffic.getByText(/^2 of \d+$/).waitFor();
    await press('Enter');
    await traffic.getByRole('button', { name: 'Saved and Recent Filters' }).click();
    await pickQuickInput(page, 'Color Rows by This Filter…');
    await quickInput(page).getByText('Color Rows', { exact: true }).waitFor();
    await shot('color-rows');
    await pickQuickInput(page, 'Blue');
    await colored('blue').nth(1).waitFor();
    await page.getByText('Rows that match ping dir:out are blue now').first().waitFor();
    await fillIn(box(), '');
    await traffic.getByText(/^\d+ events$/).waitFor();
    // The empty box makes room for the list when the focus leaves it.
    await traffic.getByRole('grid').focus();
    await box().waitFor({ state: 'hidden' });
    await contextMenu(chunks().filter({ hasText: 'pong two' }));
    await pickMenuItem(page, 'Color Rows Like This…');
    await pickQuickInput(page, 'The same bytes');
    await pickQuickInput(page, 'Green');
    await colored('green').filter({ hasText: 'pong two' }).waitFor();
    assert.equal(await colored('blue').count(), 2);
    await shot('colored-rows');
    await contextMenu(chunks().filter({ hasText: 'pong two' }));
    await pickMenuItem(page, 'Color Rows Like This…');
    await pickQuickInput(page, 'The same bytes');
    await pickQuickInput(page, 'No Color');
    await colored('green').waitFor({ state: 'detached' });
    assert.equal(await colored('blue').count(), 2);
  });

  it('finds in bytes, and turns round', async () => {
    await traffic.getByRole('grid').focus();
    await press('Home');
    await press('Control+f');
    await workbench.page.keyboard.type('ping');
    await traffic.getByText('1 of 2', { exact: true }).waitFor();
    await press('F3');
    await traffic.getByText('2 of 2', { exact: true }).waitFor();
    await traffic.locator('.row.found .match', { hasText: 'ping' }).waitFor();
    await shot('find-in-bytes');
    await press('F3');
    await traffic.getByText('1 of 2 · from the top').waitFor();
  });
});

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { chooseMore, fillIn } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { connectOverTcp } from '../support/host/startSocket.ts';
import { Receiver } from '../support/receiver.ts';

const screenshots = join(outDir, 'screenshots');

describe('saved payloads and sending repeatedly, to a real peer', () => {
  followOnEachOther();
  let workbench: Workbench;
  let peer: Receiver;
  let traffic: Frame;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    peer = new Receiver();
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      files: {
        '.vscode/settings.json': JSON.stringify({
          'socketLab.payloads': [
            { name: 'ping', payload: '"ping" hex"00"' },
            { name: 'broken', payload: '"ping' },
          ],
        }),
      },
    });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await connectOverTcp(page, await peer.address());
    await rowsWhen(page, ([row]) => row?.description === 'TCP');
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    traffic = await webviewFrame(page, 'Traffic');
  });

  after(async () => {
    await workbench.close();
    peer.close();
  });

  const shot = (name: string) => workbench.page.screenshot({ path: join(screenshots, `${name}.png`) });
  const composer = () => traffic.getByLabel('Bytes to send');
  const figures = () => traffic.locator('.repeat-line').innerText();

  it('puts a saved payload into the composer, and sends one at once', async () => {
    const { page } = workbench;
    await chooseMore(traffic, 'Saved Payloads…');
    await quickInput(page).getByText('Saved Payloads').first().waitFor();
    await quickInput(page).locator('.monaco-list-row').filter({ hasText: 'broken' }).waitFor();
    await shot('saved-payloads');
    await pickQuickInput(page, 'ping');
    await traffic.getByText('5 bytes · 70 69 6e 67 00').waitFor();
    await chooseMore(traffic, 'Saved Payloads…');
    const row = quickInput(page).locator('.monaco-list-row').filter({ hasText: 'ping' }).first();
    await row.hover();
    await row.getByRole('button', { name: 'Send Now' }).click();
    assert.equal((await peer.received(5)).toString(), 'ping\0');
    assert.equal(await composer().inputValue(), '"ping" hex"00"');
  });

  it('saves what is written', async () => {
    const { page } = workbench;
    await fillIn(composer(), '"pong"');
    await chooseMore(traffic, 'Saved Payloads…');
    await pickQuickInput(page, 'Save What Is Written');
    await answerQuickInput(page, 'pong', 'Save Payload to Settings');
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'Saved "pong" in the workspace settings' })
      .waitFor();
    const written = await readFile(join(workbench.workspaceDir, '.vscode', 'settings.json'), 'utf8');
    const entries = (JSON.parse(written) as { 'socketLab.payloads': unknown[] })['socketLab.payloads'];
    assert.deepEqual(entries.at(-1), { name: 'pong', payload: '"pong"' });
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('sends what is written again and again, shows count and rate, and stops', async () => {
    const { page } = workbench;
    await chooseMore(traffic, 'Send Repeatedly');
    await traffic.getByRole('textbox', { name: 'Every' }).fill('20ms');
    await traffic.getByRole('textbox', { name: 'Every' }).press('Enter');
    await traffic.getByText('Sending every 20 ms to').waitFor();
    await peer.received(4 * 50);
    await traffic
      .locator('.repeat-line')
      .filter({ hasText: /[4-5]\d(?:\.\d)?\/s/ })
      .waitFor();
    const early = Number(/([\d,]+) sent/.exec(await figures())?.[1]?.replace(',', ''));
    await peer.received(4 * 50);
    await page.locator('.statusbar-item[id$="socketLab.repeats"]').filter({ hasText: '/s' }).waitFor();
    await shot('repeat-running');
    await traffic.waitForFunction(
      (before) =>
        Number(
          /([\d,]+) sent/
            .exec(document.querySelector('.repeat-line')?.textContent ?? '')?.[1]
            ?.replace(',', ''),
        ) > before,
      early,
    );
    await traffic.locator('.repeat-stop').click();
    await traffic.locator('.repeat-line').waitFor({ state: 'detached' });
    await page.locator('.statusbar-item[id$="socketLab.repeats"]').waitFor({ state: 'hidden' });
  });

  it('is begun in the palette, and ends with its peer, which is said', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Send Repeatedly');
    await pickQuickInput(page, 'ping');
    await answerQuickInput(page, '1s', '(2/3)');
    await quickInput(page).getByText('(3/3)').waitFor();
    await page.keyboard.press('Enter');
    await traffic.getByText('Sending every 1 s to').waitFor();
    for (const socket of peer.sockets) socket.destroy();
    await page.locator('.notification-toast').filter({ hasText: 'Stopped sending every 1 s' }).waitFor();
    await traffic.getByRole('button', { name: /^Dismiss/ }).click();
    await traffic.locator('.repeat-line').waitFor({ state: 'detached' });
  });
});

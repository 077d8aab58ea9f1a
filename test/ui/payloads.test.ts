import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { choose, chooseMore, fillIn } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { quickInput, runCommand } from '../support/host/quickInput.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { connectOverTcp } from '../support/host/startSocket.ts';
import { Receiver } from '../support/receiver.ts';

const screenshots = join(outDir, 'screenshots');

describe('payload notation in the composer and in an editor', () => {
  followOnEachOther();
  let workbench: Workbench;
  let traffic: Frame;
  const peer = new Receiver();

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      files: { 'body.txt': 'from a file' },
    });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await connectOverTcp(page, await peer.address());
    await page.locator('.statusbar-item[id*="socketLab.target"]').waitFor();
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    traffic = await webviewFrame(page, 'Traffic');
    await choose(traffic, 'Format', 'Payload');
  });

  after(async () => {
    await workbench.close();
    peer.close();
  });

  const shot = (name: string) =>
    workbench.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  const composer = () => traffic.getByRole('textbox', { name: 'Bytes to send' });
  const send = () => traffic.locator('button.send');
  const editorText = () => workbench.page.locator('.editor-instance .view-lines');
  const received = async (length: number) => (await peer.received(length)).toString('latin1');

  it('sends a checksum, a length and a counter, which are seen before', async () => {
    const request = 'checksum("crc16-modbus", le){hex"01 03 00 00 00 0a"} len16be{"n" counter()}';
    await composer().click();
    await workbench.page.keyboard.type(request);
    await traffic.getByText('12 bytes, new at each send · 01 03 00 00 00 0a c5 cd 00 02 6e 30').waitFor();
    await shot('payload-composer');
    await workbench.page.keyboard.press('Enter');
    assert.equal((await peer.received(12)).toString('hex'), '01030000000ac5cd00026e30');
    await traffic.getByText('For example:').waitFor();
    await workbench.page.keyboard.press('ArrowUp');
    await traffic.getByText('0a c5 cd 00 02 6e 31').waitFor();
    await workbench.page.keyboard.press('Enter');
    assert.equal((await peer.received(12)).toString('hex'), '01030000000ac5cd00026e31');
  });

  it('does not send what is malformed, and says where it is', async () => {
    await composer().fill('"a" u8(256)');
    await traffic.getByText(/256 is out of range.*\(column 8\)\./).waitFor();
    assert.notEqual(await send().getAttribute('disabled'), null);
    assert.equal(await composer().getAttribute('aria-invalid'), 'true');
    await workbench.page.keyboard.press('Enter');
    await shot('payload-composer-problem');
    await composer().fill('"<" file"body.txt" ">"');
    await traffic.getByText('13 bytes · 3c 66 72 6f 6d').waitFor();
    await workbench.page.keyboard.press('Enter');
    assert.equal(await received(13), '<from a file>');
    await composer().fill('file"body.txt"');
    await traffic.getByText('11 bytes · the file body.txt, read when sent').waitFor();
    await workbench.page.keyboard.press('Enter');
    assert.equal(await received(11), 'from a file');
  });

  it('asks before a secret or a file from elsewhere goes out, and shows neither before', async () => {
    const { page } = workbench;
    for (const [text, shown, asked] of [
      ['"{{env.HOME}}"', '{{env.HOME}}', 'the environment variable "HOME"'],
      ['file"/etc/hostname"', 'file "/etc/hostname"', 'the file /etc/hostname'],
    ] as const) {
      await composer().fill(text);
      await traffic.getByText(`Made when sent, after a question · ${shown}`).waitFor();
      await send().click();
      const box = page.locator('.monaco-dialog-box').filter({ hasText: asked });
      await box.getByRole('button', { name: 'Cancel' }).click();
      await traffic.getByText('Nothing was sent').first().waitFor();
      await send().click();
      await box.getByRole('button', { name: 'Send' }).click();
      await traffic.getByText('For example:').waitFor();
      assert.ok((await peer.received(1)).length > 0);
    }
  });

  it('goes to an editor and is sent from there by a key', async () => {
    const { page } = workbench;
    await composer().fill('len8{"ab"}');
    await chooseMore(traffic, 'Edit in Editor');
    await editorText().getByText('len8{"ab"}').waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    assert.equal(await received(3), '\x02ab');
    await page.locator('.statusbar').getByText('Sent 3 B to').waitFor();
    await page.keyboard.type('\nu8(1000)');
    await page
      .locator('.editor-actions')
      .getByRole('button', { name: /^Send Payload/ })
      .click();
    const toast = page.locator('.notification-toast').filter({ hasText: 'Line 2, column 4' });
    await toast.getByText('Nothing was sent.').waitFor();
    await page.locator('.statusbar').getByText('Ln 2, Col 8 (4 selected)').waitFor();
    await shot('payload-editor-problem');
  });

  it('opens the draft of the composer from the palette', async () => {
    const { page } = workbench;
    await fillIn(composer(), '"from the palette"');
    await runCommand(page, 'Socket Lab: Edit Payload in Editor');
    await editorText().getByText('"from the palette"').waitFor();
  });

  it('takes payload notation in the palette too', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Send Text');
    await quickInput(page)
      .getByText(/^Send to tcp/)
      .waitFor();
    await page.keyboard.type('u16be(0x4142)');
    await quickInput(page).getByText('Goes out as it stands').waitFor();
    await quickInput(page).getByRole('button', { name: 'Write in Payload Notation' }).click();
    await quickInput(page).getByText('2 bytes · 41 42').waitFor();
    await shot('payload-palette');
    await page.keyboard.press('Enter');
    assert.equal(await received(2), 'AB');
  });
});

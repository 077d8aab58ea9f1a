import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { connectOverTcp, startListener } from '../support/host/startSocket.ts';

describe('bytes in a real VS Code: fields, and the write that a read came from', () => {
  followOnEachOther();
  let workbench: Workbench;
  let inspector: Frame;

  before(async () => {
    await mkdir(join(outDir, 'screenshots'), { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      viewport: { width: 1600, height: 1000 },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(() => workbench.close());

  it('a client of ours writes JSON to a listener of ours', async () => {
    const { page } = workbench;
    const port = await freePort();
    await startListener(page, 'TCP', port);
    await connectOverTcp(page, `127.0.0.1:${port}`);
    await rowsWhen(page, (rows) =>
      rows.some(({ description }) => description.startsWith('TCP · 1 connection')),
    );
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    inspector = await webviewFrame(page, 'All Traffic');
    const target = inspector.getByRole('combobox', { name: 'Send to' });
    // The client, and not the listener's connection.
    const client = target.locator('option').filter({ hasText: `→ :${port} (client side)` });
    await target.selectOption(await client.last().getAttribute('value'));
    await inspector.getByLabel('Bytes to send').click();
    await page.keyboard.type('{"name":"sensor","values":[1,2]}');
    await page.keyboard.press('Enter');
    await inspector.getByRole('row').filter({ hasText: 'sensor' }).nth(1).waitFor();
  });

  it('shows what was received as fields that light their bytes', async () => {
    const received = inspector
      .locator('.row:not([hidden])', { hasText: 'sensor' })
      .filter({ hasText: 'recv' });
    await received.click();
    await inspector.getByRole('tab', { name: 'Hex' }).click();
    await inspector.locator('.section-head', { hasText: 'Decoded · JSON · certain' }).waitFor();
    await inspector.locator('.field-row', { hasText: 'name' }).first().hover();
    const lit = await inspector.locator('.hex-character.lit').allTextContents();
    assert.equal(lit.join(''), '"name":"sensor"');
    await workbench.page.screenshot({ path: join(outDir, 'screenshots', 'byte-details.png') });
  });

  it('says which write it came from, and goes there; and what that write became', async () => {
    const written = inspector.locator('.written-words');
    await written.waitFor();
    assert.match(
      (await written.textContent()) ?? '',
      /^write #\d+ on client tcp:\/\/127\.0\.0\.1:\d+ · 32 bytes → 1 read #\d+ \(32\)$/,
    );
    await written.getByRole('button').first().click();
    await inspector.locator('.detail-title', { hasText: '· out ·' }).waitFor();
    await inspector.locator('.section-head', { hasText: 'Read as' }).waitFor();
    await inspector.locator('.written-words', { hasText: /on listener tcp:/ }).waitFor();
  });
});

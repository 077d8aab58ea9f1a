import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { treeRow } from '../support/host/treeRows.ts';
import { startListener } from '../support/host/startSocket.ts';
import { pythonPeer } from '../support/pythonPeer.ts';

/** Rules of a running listener, put together in lists or written in an editor; a real client sees them change. */
describe('responder rules', () => {
  followOnEachOther();
  let workbench: Workbench;
  let port: number;

  before(async () => {
    await mkdir(join(outDir, 'screenshots'), { recursive: true });
    port = await freePort();
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await startListener(page, 'TCP', port, 'Upper');
  });

  after(() => workbench.close());

  const shoot = (name: string) =>
    workbench.page.screenshot({ path: join(outDir, 'screenshots', `${name}.png`) });

  async function answerTo(text: string): Promise<string> {
    const peer = pythonPeer(`
import socket
s = socket.create_connection(("127.0.0.1", ${port}))
s.sendall(${JSON.stringify(text)}.encode())
print(s.recv(1024).hex())
`);
    const line = await peer.line();
    peer.stop();
    return Buffer.from(line, 'hex').toString();
  }

  it('are put together step by step, by keyboard', async () => {
    const { page } = workbench;
    assert.equal(await answerTo('hello'), 'HELLO');
    await runCommand(page, 'Socket Lab: Set Responder');
    await quickInput(page).locator('[placeholder="How should it reply automatically?"]').waitFor();
    await shoot('responder-builder-list');
    await pickQuickInput(page, 'Add Rule…');
    await pickQuickInput(page, 'On Connect');
    // Back leads to the question before, with nothing lost.
    await quickInput(page).locator('[placeholder="Reply with"]').waitFor();
    await quickInput(page).getByRole('button', { name: /Back/ }).press('Enter');
    await pickQuickInput(page, 'On Connect');
    await pickQuickInput(page, 'Text…');
    await quickInput(page).getByText('The text to reply with').waitFor();
    await answerQuickInput(page, 'welcome\\n');
    await pickQuickInput(page, 'Then…');
    await pickQuickInput(page, 'Half-Close');
    await quickInput(page).getByText('on connect reply "welcome\\n" then end').first().waitFor();
    await shoot('responder-builder-confirm');
    await page.keyboard.press('Enter');
    await rowsWhen(page, ([row]) => row?.description.includes('2 rules') === true);
    assert.equal(await answerTo('hello'), 'welcome\n');
  });

  it('are listed, and removed from the list', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Set Responder');
    await quickInput(page)
      .getByText('When a connection is made, sends 8 bytes, then ends our side.')
      .waitFor();
    await shoot('responder-builder-rules');
    await pickQuickInput(page, 'on connect reply "welcome\\n" then end');
    await pickQuickInput(page, 'Remove');
    await rowsWhen(page, ([row]) => row?.description.includes('2 rules') === false);
    await page.keyboard.press('Escape');
    assert.equal(await answerTo('hello'), 'HELLO');
  });

  it('are edited as text: refused while wrong, applied when saved', async () => {
    const { page } = workbench;
    await contextMenu(treeRow(page, `:${port}`));
    await pickMenuItem(page, 'Edit Responder Rules');
    const editor = page.locator('.editor-instance .monaco-editor').first();
    await editor.locator('.view-line').filter({ hasText: 'upper' }).waitFor();
    await editor.locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('on data repl ');
    await page.keyboard.press('Escape');
    await editor.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    const refusal = page.locator('.notification-toast').filter({ hasText: 'Line 1: ' });
    await refusal.waitFor();
    await shoot('responder-editor-refused');
    assert.equal(await answerTo('hello'), 'HELLO', 'the old rules go on');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await editor.locator('.view-line').first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('ControlOrMeta+Backspace');
    // With completion: the word, then the text, then what follows it.
    await page.keyboard.type('re');
    const widget = page.locator('.suggest-widget.visible');
    await widget.locator('.monaco-list-row').filter({ hasText: 'reply' }).first().waitFor();
    await page.keyboard.press('Tab');
    await widget.locator('.monaco-list-row').filter({ hasText: '"text"' }).first().waitFor();
    await shoot('responder-editor-completion');
    await page.keyboard.type('"now: {{');
    await widget.locator('.monaco-list-row').filter({ hasText: 'message' }).first().waitFor();
    await page.keyboard.press('Escape');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Backspace');
    await page.keyboard.press('ControlOrMeta+s');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    assert.match(await answerTo('hello'), /^now: /);
  });
});

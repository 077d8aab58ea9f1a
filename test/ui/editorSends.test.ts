import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import {
  answerQuickInput,
  pickQuickInput,
  quickInput,
  quickPickLabels,
  runCommand,
} from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { treeRow } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { printedBytes, pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const screenshots = join(outDir, 'screenshots');

describe('sending from editors and files, by keyboard', () => {
  followOnEachOther();
  let workbench: Workbench;
  let port: number;
  const peers: PythonPeer[] = [];

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    port = await freePort();
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false, 'files.autoSave': 'off' },
      files: {
        'http.txt': 'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
        'lines.txt': 'first 🌮\nsecond\nthird\n',
        'bytes.hex': '# a header\nde ad, 0xbe # why\nzz 00\n',
        'one.bin': 'one,',
        'two.bin': 'two.',
      },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(async () => {
    for (const peer of peers) peer.stop();
    await workbench.close();
  });

  // Menus fade in.
  const shot = (name: string) =>
    workbench.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });

  /** A program that connects and prints what it is sent, as it comes. */
  function reader(): PythonPeer {
    const peer = pythonPeer(`
import socket, struct
s = socket.create_connection(("127.0.0.1", ${port}))
# Its end is a reset: of an orderly one the other half stays open.
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
print("at", s.getsockname()[1], flush=True)
while data := s.recv(65536):
    print(data, flush=True)
print("end", flush=True)
`);
    peers.push(peer);
    return peer;
  }

  /** Chunks may come in any cut. */
  async function read(peer: PythonPeer, expected: string): Promise<void> {
    let seen = '';
    while (seen.length < expected.length) seen += printedBytes(await peer.line()).toString('utf8');
    assert.equal(seen, expected);
  }

  async function openFile(name: string): Promise<void> {
    const { page } = workbench;
    await page.keyboard.press('ControlOrMeta+p');
    await quickInput(page).locator('input[type="text"]').waitFor();
    await page.keyboard.type(name);
    await pickQuickInput(page, name);
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await page.keyboard.press('ControlOrMeta+Home');
  }

  async function chord(second: string): Promise<void> {
    await workbench.page.keyboard.press('ControlOrMeta+k');
    await workbench.page.keyboard.press(second);
  }

  const menuItem = (name: string): Locator =>
    workbench.page.locator('.monaco-menu').getByRole('menuitem', { name });

  /** By keyboard: a menu that has just opened takes no click yet. */
  async function pickInMenu(name: string, picture?: string): Promise<void> {
    const { page } = workbench;
    await menuItem(name).waitFor();
    const focused = page.locator('.monaco-menu .action-item.focused').filter({ hasText: name });
    for (let step = 0; step < 40 && (await focused.count()) === 0; step++)
      await page.keyboard.press('ArrowDown');
    if (picture !== undefined) await shot(picture);
    await page.keyboard.press('Enter');
  }

  const status = (): Locator => workbench.page.locator('.statusbar-item[id*="socketLab.target"]');
  const toast = (text: string): Locator =>
    workbench.page.locator('.notification-toast').filter({ hasText: text });
  let first: PythonPeer;
  let firstPort = '';

  it('says that there is nobody to send to, and offers a way', async () => {
    const { page } = workbench;
    await openFile('lines.txt');
    await runCommand(page, 'Socket Lab: Send Line to Socket');
    const message = toast('Nothing to send to');
    await message.getByRole('button', { name: 'Connect over TCP' }).waitFor();
    await shot('send-no-target');
    await message.getByRole('button', { name: 'Start TCP Listener' }).click();
    await answerQuickInput(page, `127.0.0.1:${port}`, 'Start TCP Listener (1/2)');
    await pickQuickInput(page, 'None');
    await rowsWhen(page, (rows) => rows.some(({ description }) => description.startsWith('TCP')));
    first = reader();
    firstPort = (await first.line()).replace('at ', '');
    await status().getByText(`:${firstPort} → :${port} (server side)`).waitFor();
  });

  it('sends line after line with one chord', async () => {
    await openFile('lines.txt');
    await chord('ControlOrMeta+Enter');
    await read(first, 'first 🌮\n');
    await chord('ControlOrMeta+Enter');
    await read(first, 'second\n');
    await workbench.page.locator('.statusbar').getByText(`Sent 7 B to 127.0.0.1:${firstPort}`).waitFor();
    await shot('send-status');
  });

  it('sends what is selected, with the CR LF of its document', async () => {
    await openFile('http.txt');
    await workbench.page.keyboard.press('ControlOrMeta+a');
    await chord('ControlOrMeta+Enter');
    await read(first, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  });

  it('sends again', async () => {
    await chord('Alt+Enter');
    await read(first, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  });

  it('sends hex, and shows where it is none', async () => {
    const { page } = workbench;
    await openFile('bytes.hex');
    await chord('ControlOrMeta+Shift+Enter');
    await chord('ControlOrMeta+Shift+Enter');
    assert.deepEqual([...printedBytes(await first.line())], [0xde, 0xad, 0xbe]);
    await chord('ControlOrMeta+Shift+Enter');
    await toast('Line 3, column 1: "zz" is not hex').waitFor();
    await page.locator('.statusbar').getByText('Ln 3, Col 3 (2 selected)').waitFor();
    await shot('send-hex-wrong');
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('sends what is typed into an untitled document', async () => {
    const { page } = workbench;
    await runCommand(page, 'File: New Untitled Text File');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await page.keyboard.type('typed 🌮');
    await chord('ControlOrMeta+Enter');
    await read(first, 'typed 🌮\n');
    await runCommand(page, 'Socket Lab: Send File to Socket');
    await read(first, 'typed 🌮');
  });

  it("sends the files selected in the explorer, from its menu, in order, and nothing from a folder's", async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Show Explorer');
    const row = (name: string) =>
      page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name });
    await row('one.bin').click();
    await row('two.bin').click({ modifiers: ['Shift'] });
    await row('two.bin').click({ button: 'right' });
    await pickInMenu('Send File to Socket', 'send-explorer-menu');
    await read(first, 'one,two.');
  });

  it('asks about changes that are not saved', async () => {
    const { page } = workbench;
    await openFile('lines.txt');
    await page.keyboard.type('NEW ');
    await page.locator('.tab.active.dirty').waitFor();
    await runCommand(page, 'Socket Lab: Send File to Socket');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('has changes that are not saved').waitFor();
    await shot('send-unsaved');
    await dialog.getByRole('button', { name: 'Send Last Saved' }).click();
    await read(first, 'first 🌮\nsecond\nthird\n');
    await runCommand(page, 'Socket Lab: Send File to Socket');
    await dialog.getByRole('button', { name: 'Save and Send' }).click();
    await read(first, 'NEW first 🌮\nsecond\nthird\n');
  });

  it('asks which of two, once, and stays with the answer', async () => {
    const { page } = workbench;
    const second = reader();
    const secondPort = (await second.line()).replace('at ', '');
    await rowsWhenShown(3);
    await status().getByText(`:${firstPort} → :${port} (server side)`).waitFor();
    await runCommand(page, 'Socket Lab: Choose Send Target');
    await quickInput(page).getByPlaceholder('Send to which connection?').waitFor();
    assert.deepEqual(await quickPickLabels(page), [
      `:${firstPort} → :${port} (server side)`,
      `:${secondPort} → :${port} (server side)`,
      `All clients of :${port} (2)`,
    ]);
    await shot('send-chooser');
    await pickQuickInput(page, `:${secondPort} → :${port} (server side)`);
    await status().getByText(`:${secondPort} → :${port} (server side)`).waitFor();
    await openFile('http.txt');
    await chord('ControlOrMeta+Enter');
    await read(second, 'GET / HTTP/1.1\r\n');
    second.stop();
    await status().getByText(`127.0.0.1:${secondPort} not open`).waitFor();
    await shot('send-target-gone');
    await chord('ControlOrMeta+Enter');
    await quickInput(page).getByPlaceholder(`127.0.0.1:${secondPort} is not open.`).waitFor();
    await shot('send-chooser-gone');
    await page.keyboard.press('Enter');
    await read(first, 'Host: x\r\n');
    await status().getByText(`:${firstPort} → :${port} (server side)`).waitFor();
  });

  it('sends again from a row of the tree, what was sent to that row', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await treeRow(page, `:${firstPort}`).click({ button: 'right' });
    await pickInMenu('Send Again', 'send-tree-menu');
    await read(first, 'Host: x\r\n');
  });

  it('shows progress of a long one, which can be cancelled', async () => {
    const { page } = workbench;
    const idle = pythonPeer(`
import socket, threading
with open(${JSON.stringify(join(workbench.workspaceDir, 'big.bin'))}, "wb") as f: f.truncate(300_000_000)
s = socket.create_connection(("127.0.0.1", ${port}))
print("at", s.getsockname()[1], flush=True)
threading.Event().wait()
`);
    peers.push(idle);
    const idlePort = (await idle.line()).replace('at ', '');
    await rowsWhenShown(3);
    await runCommand(page, 'Socket Lab: Choose Send Target');
    await pickQuickInput(page, `:${idlePort} → :${port} (server side)`);
    await runCommand(page, 'View: Show Explorer');
    const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'big.bin' });
    await row.click({ button: 'right' });
    await pickInMenu('Send File to Socket');
    const progress = toast(`Sending big.bin to 127.0.0.1:${idlePort}`);
    await progress.getByText('of 300 MB').waitFor();
    await progress.getByText('waiting for the other side').waitFor();
    await shot('send-progress');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'hidden' });
    await page.locator('.statusbar').getByText('Stopped sending big.bin').waitFor();
  });

  it('offers its menus in an editor and on its tab; in all themes', async () => {
    const { page } = workbench;
    await openFile('http.txt');
    for (const kind of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
      await useTheme(workbench, kind);
      await page.locator('.view-lines .view-line').first().click({ button: 'right' });
      await menuItem('Send Selection/Line to Socket as Hex').waitFor();
      await shot(`send-editor-menu-${kind}`);
      await page.keyboard.press('Escape');
      await page.locator('.tab.active').click({ button: 'right' });
      await menuItem('Send File to Socket').waitFor();
      await shot(`send-tab-menu-${kind}`);
      await page.keyboard.press('Escape');
    }
  });

  async function rowsWhenShown(count: number): Promise<void> {
    await runCommand(workbench.page, 'Socket Lab: Focus on Sockets View');
    await rowsWhen(workbench.page, (rows) => rows.length >= count);
  }
});

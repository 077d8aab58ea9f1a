import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort, holdPort } from '../support/freePort.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import {
  answerQuickInput,
  pickQuickInput,
  quickInput,
  runAndAnswer,
  runCommand,
} from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const screenshots = join(outDir, 'screenshots');

describe('the main job: a listener from the palette, a Python program talks to it, every byte is seen', () => {
  followOnEachOther();
  let workbench: Workbench;
  let port: number;
  let client: PythonPeer | undefined;
  let holder: Awaited<ReturnType<typeof holdPort>> | undefined;
  let listPage: Frame;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    port = await freePort();
    // The window's own offer to forward ports would cover what the pictures are of.
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    // Until it stands there, VS Code has not read the manifest.
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(async () => {
    client?.stop();
    await holder?.release();
    await workbench.close();
  });

  const shot = (name: string) => workbench.page.screenshot({ path: join(screenshots, `${name}.png`) });

  it('refuses a bad address while it is typed, and says who can reach a public one', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await quickInput(page).getByText('Start TCP Listener (1/2)').waitFor();
    const box = quickInput(page).locator('input[type="text"]');
    assert.equal(await box.inputValue(), '127.0.0.1:9998');
    await answerQuickInput(page, '127.0.0.1:99999');
    await quickInput(page).getByText('99999 is out of range').waitFor();
    assert.equal(await box.inputValue(), '127.0.0.1:99999', 'Enter was refused');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('*:9998');
    await quickInput(page).getByText('all interfaces').waitFor();
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
  });

  it('starts a listener by keyboard only', async () => {
    const { page } = workbench;
    await runAndAnswer(
      page,
      'Socket Lab: Start TCP Listener',
      `127.0.0.1:${port}`,
      'Start TCP Listener (1/2)',
    );
    await pickQuickInput(page, 'Upper');
    const [row] = await rowsWhen(workbench.page, (rows) => rows[0]?.description.startsWith('TCP') === true);
    assert.deepEqual(row, { label: `:${port}`, description: 'TCP · upper', level: 1 });
  });

  it('shows states and counters of a Python client', async () => {
    client = pythonPeer(`
import socket, sys
s = socket.create_connection(("127.0.0.1", ${port}))
s.sendall("hello \\0\\x01\\x02 🌮".encode())
while data := s.recv(1024):
    print("got", data.hex(), flush=True)
print("end", flush=True)
`);
    assert.equal(await client.line(), `got ${Buffer.from('HELLO \0\u0001\u0002 🌮').toString('hex')}`);
    const rows = await rowsWhen(workbench.page, (seen) => seen[1]?.description.includes('↑ 14 B') === true);
    // A row that VS Code folded while it was drawn keeps its counters, which are right, until something changes.
    assert.match(rows[0]?.description ?? '', /^TCP · upper · 1 connection(?: · ↓ 14 B ↑ 14 B)?$/);
    assert.match(rows[1]?.label ?? '', /^:\d+$/);
    assert.deepEqual(rows[1]?.description, '↓ 14 B ↑ 14 B');
  });

  it('shows the bytes in the Traffic view, and a row as text and as hex', async () => {
    const { page } = workbench;
    const connection = (await rowsWhen(page, (rows) => rows.length === 2))[1]?.label ?? '';
    await viewPane(page, 'Sockets').locator('.monaco-list-row').nth(1).click();
    listPage = await webviewFrame(page, 'Traffic');
    // Until it is about the connection alone, it closes what was opened when that arrives.
    await viewPane(page, 'Traffic').locator('.pane-header').filter({ hasText: connection }).waitFor();
    const received = listPage.getByRole('row').filter({ hasText: /hello \\0\\x01\\x02 🌮/ });
    await received.click();
    await listPage.getByRole('tab', { name: 'Hex' }).click();
    await listPage.locator('.hex-bytes', { hasText: '68656c6c' }).first().waitFor();
    await shot('main-dark');
  });

  it('sends text from the composer', async () => {
    const composer = listPage.getByLabel('Bytes to send');
    await composer.click();
    await workbench.page.keyboard.type('ping');
    await workbench.page.keyboard.press('Enter');
    assert.equal(await client?.line(), 'got 70696e67');
    await rowsWhen(workbench.page, (rows) => rows[1]?.description.includes('↑ 18 B') === true);
    assert.equal(await composer.inputValue(), '', 'ready for the next one');
  });

  it('comes back after the view was hidden', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Show Explorer');
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    listPage = await webviewFrame(page, 'Traffic');
    await listPage.getByRole('row').filter({ hasText: 'ping' }).waitFor();
  });

  it('opens the inspector in the editor area, with the states at its head', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const panel = await webviewFrame(page, 'All Traffic');
    await panel.getByText('established').first().waitFor();
    await panel.getByRole('row').filter({ hasText: 'ping' }).first().waitFor();
    await shot('inspector-dark');
  });

  it('names the holder of a port in use, and offers a free one', async () => {
    const { page } = workbench;
    holder = await holdPort();
    await runAndAnswer(
      page,
      'Socket Lab: Start TCP Listener',
      `127.0.0.1:${holder.port}`,
      'Start TCP Listener (1/2)',
    );
    await pickQuickInput(page, 'None');
    const toast = page.locator('.notification-toast').filter({ hasText: 'EADDRINUSE' });
    await toast.waitFor();
    const text = await toast.locator('.notification-list-item-message').innerText();
    assert.match(text, new RegExp(`Port ${holder.port} is already in use`));
    if (process.platform === 'linux')
      assert.match(text, new RegExp(`in use by .+, pid ${process.pid} \\(EADDRINUSE\\)\\.`));
    await shot('port-in-use');
    await toast.getByRole('button', { name: 'Use a Free Port' }).click();
    const rows = await rowsWhen(
      workbench.page,
      (seen) => seen.filter(({ level }) => level === 1).length === 2 && seen.at(-1)?.description === 'TCP',
    );
    assert.notEqual(rows.at(-1)?.label, `:${holder.port}`);
  });

  it('is looked at in all themes, and narrow', async () => {
    const { page } = workbench;
    for (const kind of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
      await useTheme(workbench, kind);
      await shot(`window-${kind}`);
    }
    await page.setViewportSize({ width: 700, height: 620 });
    await shot('window-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('stops everything: the client sees the end, and nothing listens', async () => {
    await runCommand(workbench.page, 'Socket Lab: Stop All');
    assert.equal(await client?.line(), 'end');
    await rowsWhen(
      workbench.page,
      (rows) =>
        rows.length > 0 &&
        rows.every(({ label, description }) => label === 'closed' || description.includes('closed')),
    );
    await runCommand(workbench.page, 'Socket Lab: Remove All Closed');
    await viewPane(workbench.page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
  });
});

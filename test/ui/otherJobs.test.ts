import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { join } from 'node:path';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { viewPane, type TreeRow } from '../support/host/treeRows.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { freePort } from '../support/freePort.ts';
import { pythonPeer } from '../support/pythonPeer.ts';

describe('other jobs, by keyboard', () => {
  followOnEachOther();
  let workbench: Workbench;
  let publicPort: number;

  before(async () => {
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(() => workbench.close());

  const step = (title: string) => quickInput(workbench.page).getByText(title, { exact: true }).waitFor();

  const rowWith = (text: string) =>
    viewPane(workbench.page, 'Sockets').locator('.monaco-list-row').filter({ hasText: text }).first();

  it('answers UDP datagrams, one row for each peer (L2)', async () => {
    const { page } = workbench;
    const port = await freePort();
    await runCommand(page, 'Socket Lab: Start UDP Listener');
    await step('Start UDP Listener (1/2)');
    await answerQuickInput(page, String(port));
    await pickQuickInput(page, 'Reply with Text…');
    await quickInput(page).getByText('The text to reply with').waitFor();
    await answerQuickInput(page, 'I am the "UDP" server.\\n');
    await rowWith(`:${port}`).waitFor();
    const client = pythonPeer(`
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"Hello from UDP client.!", ("127.0.0.1", ${port}))
print(s.recvfrom(1024)[0])
`);
    assert.equal(await client.line(), `b'I am the "UDP" server.\\n'`);
    await rowWith('↓ 23 B ↑ 23 B').waitFor();
  });

  it('says why a connection was refused, and keeps the row', async () => {
    const { page } = workbench;
    const port = await freePort();
    await runCommand(page, 'Socket Lab: Connect over TCP');
    await step('Connect over TCP');
    await answerQuickInput(page, `127.0.0.1:${port}`);
    await page.locator('.notification-toast').filter({ hasText: 'ECONNREFUSED' }).waitFor();
    await rowWith('refused · ECONNREFUSED').waitFor();
  });

  it('goes back a step, and leaves by Escape', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await step('Start TCP Listener (1/2)');
    await answerQuickInput(page, '127.0.0.1:0');
    await step('Start TCP Listener (2/2)');
    await quickInput(page).getByRole('button', { name: 'Back' }).click();
    await step('Start TCP Listener (1/2)');
    assert.equal(await quickInput(page).locator('input[type="text"]').inputValue(), '127.0.0.1:0');
    await page.keyboard.press('Escape');
    await quickInput(page).locator('input[type="text"]').waitFor({ state: 'hidden' });
  });

  it('asks before it listens beyond this machine, once', async () => {
    const { page } = workbench;
    publicPort = await freePort();
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await step('Start TCP Listener (1/2)');
    await answerQuickInput(page, `*:${publicPort}`);
    await pickQuickInput(page, 'None');
    await page.locator('.monaco-dialog-box').getByText('can reach this listener').waitFor();
    await page.keyboard.press('Enter');
    await rowWith(`:${publicPort}`).waitFor();
  });

  it('groups many connections', async () => {
    const client = pythonPeer(`
import socket, sys
held = [socket.create_connection(("127.0.0.1", ${publicPort})) for _ in range(120)]
print("held", flush=True)
held[0].recv(1)
`);
    assert.equal(await client.line(), 'held');
    await rowWith('TCP · 120 connections').waitFor();
    const list = viewPane(workbench.page, 'Sockets').locator('.monaco-list');
    await list.focus();
    await workbench.page.keyboard.press('End');
    await rowWith('and 70 more').waitFor();
    client.stop();
    await workbench.page.keyboard.press('Home');
  });

  it('says after a window reload what is gone, with nothing left listening, and starts it again', async () => {
    const { page } = workbench;
    const refusal = () =>
      new Promise<string>((resolve) => {
        const socket = connect(publicPort, '127.0.0.1', () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      });
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    await webviewFrame(page, 'All Traffic');
    await runCommand(page, 'Developer: Reload Window');
    const gone = await rowsWhen(page, (rows) => rows.length === 2 && rows.every(isGone));
    assert.deepEqual(
      gone.map(({ label }) => label.replace(/\d+$/, '')),
      [':', '*:'],
      'the failed client is not among them',
    );
    await viewPane(page, 'Sockets').getByText('2 sockets of the last window are gone').waitFor();
    await webviewFrame(page, 'All Traffic');
    await page.screenshot({ path: join(outDir, 'screenshots', 'gone.png') });
    assert.equal(await refusal(), 'ECONNREFUSED');
    await viewPane(page, 'Sockets').locator('.pane-header').hover();
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Restart Previous Sockets' }).click();
    const rows = await rowsWhen(page, (all) => all.length === 2 && !all.some(isGone));
    assert.deepEqual(
      rows.map(({ description }) => description),
      ['UDP · 1 rule', 'TCP'],
      'in their old order, with their responder',
    );
    assert.equal(await refusal(), 'connected');
  });
});

function isGone({ description }: TreeRow): boolean {
  return description.includes(' · gone with the last window');
}

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { treeRows, viewPane } from '../support/host/treeRows.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { freePort } from '../support/freePort.ts';
import { pythonPeer } from '../support/pythonPeer.ts';

describe('other jobs, by keyboard', () => {
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
    await quickInput(page).getByText('The text to answer with').waitFor();
    await answerQuickInput(page, 'I am the "UDP" server.\\n');
    await rowWith(`udp://127.0.0.1:${port}`).waitFor();
    const client = pythonPeer(`
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"Hello from UDP client.!", ("127.0.0.1", ${port}))
print(s.recvfrom(1024)[0])
`);
    assert.equal(await client.line(), `b'I am the "UDP" server.\\n'`);
    await rowWith('peer · ↓ 23 B ↑ 23 B').waitFor();
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
    await rowWith('listening · 120 connections').waitFor();
    const list = viewPane(workbench.page, 'Sockets').locator('.monaco-list');
    await list.focus();
    await workbench.page.keyboard.press('End');
    await rowWith('and 70 more').waitFor();
    client.stop();
    await workbench.page.keyboard.press('Home');
  });

  it('is back after a window reload, with nothing left listening', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    await webviewFrame(page, 'All Traffic');
    await runCommand(page, 'Developer: Reload Window');
    await viewPane(page, 'Sockets')
      .getByRole('button', { name: 'Start TCP Listener' })
      .waitFor({ timeout: 30_000 });
    const panel = await webviewFrame(page, 'All Traffic');
    await panel.getByRole('button', { name: 'Start a Listener' }).waitFor();
    assert.deepEqual(await treeRows(page, 'Sockets'), []);
    const code = await new Promise<string>((resolve) => {
      const socket = connect(publicPort, '127.0.0.1', () => resolve('connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    assert.equal(code, 'ECONNREFUSED');
  });
});

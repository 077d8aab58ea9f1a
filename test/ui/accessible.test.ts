import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { accessProblems } from '../support/axe.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { choose } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { connectOverTcp, startListener } from '../support/host/startSocket.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

/** In the colours that VS Code really hands to its pages, and with the parts of the workbench that are ours. */
describe('In VS Code, nothing of ours has a serious fault in the eyes of axe-core', () => {
  followOnEachOther();
  let workbench: Workbench;
  let client: PythonPeer | undefined;
  let traffic: Frame;
  let inspector: Frame;

  before(async () => {
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(async () => {
    client?.stop();
    await workbench.close();
  });

  const look = async (where: string): Promise<string[]> => {
    const { page } = workbench;
    // Rows and items are named for the ear: "received 14 B" where the eye reads "↓ 14 B".
    const spoken = { except: ['label-content-name-mismatch'] };
    const found = [
      ...(await accessProblems(page, { ...spoken, within: '.part.sidebar .pane-body' })),
      ...(await accessProblems(page, { ...spoken, within: '.statusbar-item[id*="socketLab"]' })),
      ...(await accessProblems(traffic)),
      ...(await accessProblems(inspector)),
    ];
    return found.map((problem) => `${where}: ${problem}`);
  };

  const inAllThemes = async (what: string): Promise<void> => {
    const found: string[] = [];
    for (const theme of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
      await useTheme(workbench, theme);
      found.push(...(await look(`${what}, ${theme}`)));
    }
    assert.equal(found.join('\n'), '');
  };

  it('with nothing open', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    inspector = await webviewFrame(page, 'All Traffic');
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    traffic = await webviewFrame(page, 'Traffic');
    for (const frame of [traffic, inspector]) await frame.getByText('Nothing is open yet').waitFor();
    await inAllThemes('nothing open');
  });

  it('with a listener that waits', async () => {
    const { page } = workbench;
    const port = await freePort();
    await startListener(page, 'TCP', port, 'Upper');
    await runCommand(page, 'Socket Lab: Clear Captured Traffic');
    await inspector.getByText('Waiting for a client on').waitFor();
    await inAllThemes('waiting');
    client = pythonPeer(`
import socket
s = socket.create_connection(("127.0.0.1", ${port}))
s.sendall("hello \\0\\x01\\x02 🌮".encode()); s.recv(1024)
ended = socket.create_connection(("127.0.0.1", ${port}))
ended.sendall(b"one"); ended.recv(1024); ended.close()
s.recv(1)
`);
    await rowsWhen(page, (rows) => rows.some(({ label }) => label === 'closed'));
  });

  it('with traffic, a row open as text and one as hex, a failure and a problem', async () => {
    const { page } = workbench;
    const nobody = await freePort();
    await connectOverTcp(page, `127.0.0.1:${nobody}`);
    await rowsWhen(page, (rows) => rows.some(({ description }) => description.includes('refused')));
    await runCommand(page, 'Notifications: Clear All Notifications');
    await viewPane(page, 'Sockets').locator('.monaco-list-row').first().click();
    await traffic.getByRole('row').filter({ hasText: 'hello' }).first().click();
    await traffic.locator('.text-body').waitFor();
    await inspector.getByRole('row').filter({ hasText: 'hello' }).first().click();
    await inspector.getByRole('tab', { name: 'Hex' }).click();
    await inspector.locator('.hex-row').first().waitFor();
    await traffic.getByLabel('Bytes to send').fill('hi');
    await choose(inspector, 'Format', 'Hex');
    await inspector.getByLabel('Bytes to send').fill('0');
    await inspector.locator('.draft-preview.problem').waitFor();
    await inAllThemes('traffic');
  });
});

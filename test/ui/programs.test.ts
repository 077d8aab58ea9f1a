/** Rules that run programs (`exec`): asked about once, ended with the window, and none without trust. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import type { TreeRow } from '../support/host/treeRows.ts';
import { isRunning, whenGone } from '../support/runningProcess.ts';

const settings = {
  'remote.autoForwardPorts': false,
  'socketLab.endpoints': [
    { name: 'Pid', listen: 'tcp://127.0.0.1:0', responder: 'on connect reply exec "python3 -u pid.py"' },
  ],
};
const files = { 'pid.py': 'import os, time\nprint(os.getpid())\ntime.sleep(1000)\n' };

/** The port of a listener; the saved one asks for any. */
function listensAt({ label, description }: TreeRow): number | undefined {
  const port = /:([1-9]\d*)/.exec(`${label} ${description}`)?.[1];
  return port === undefined ? undefined : Number(port);
}

describe('programs that rules run', () => {
  let workbench: Workbench;
  const sockets: Socket[] = [];

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await workbench.close();
  });

  /** Starts the saved endpoint again; the port of its row once it listens. */
  const start = async (answer?: 'Run' | 'Cancel'): Promise<number | undefined> => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Start Saved Endpoint');
    if (answer !== undefined) {
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.getByText('Run this program for each connection?').waitFor();
      assert.match(await dialog.innerText(), /python3 -u pid\.py/);
      await dialog.getByRole('button', { name: answer, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    if (answer === 'Cancel') return undefined;
    const rows = await rowsWhen(page, (all) => all.some(listensAt));
    return rows.map(listensAt).find((port) => port !== undefined);
  };

  const pidFrom = async (port: number): Promise<number> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return Number(String(chunk));
  };

  it('are asked about once, end when their listener is stopped, and when the window goes', async () => {
    workbench = await openWorkbench({ settings, files });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await start('Cancel');
    const port = await start('Run');
    assert.ok(port !== undefined);
    const first = await pidFrom(port);
    assert.ok(isRunning(first));
    await runCommand(page, 'Socket Lab: Stop All');
    await whenGone(first);
    await runCommand(page, 'Socket Lab: Remove All Closed');
    await rowsWhen(page, (all) => !all.some(listensAt));
    const again = await start();
    assert.ok(again !== undefined);
    const second = await pidFrom(again);
    await runCommand(page, 'Developer: Reload Window');
    await whenGone(second);
  });

  it('are not run where the workspace is not trusted', async () => {
    workbench = await openWorkbench({
      settings: {
        ...settings,
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      },
      files,
    });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await runCommand(page, 'Socket Lab: Start Saved Endpoint');
    await page
      .getByText(/this workspace is not trusted/)
      .first()
      .waitFor();
  });
});

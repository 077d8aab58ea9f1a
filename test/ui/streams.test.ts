import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { freePort } from '../support/freePort.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { extensionComplaints } from '../support/host/extensionLog.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { nameNewFile } from '../support/host/quickInput.ts';
import { treeRow } from '../support/host/treeRows.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { startListener } from '../support/host/startSocket.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const screenshots = join(outDir, 'screenshots');
const megabytes = 36;

describe('a stream is followed', () => {
  let workbench: Workbench;
  let peer: PythonPeer | undefined;
  let port: number;
  /** Answers nothing. */
  let sink: number;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      viewport: { width: 1600, height: 900 },
    });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    [port, sink] = [await freePort(), await freePort()];
    for (const [number, responder] of [
      [port, 'Upper'],
      [sink, 'None'],
    ] as const) {
      await startListener(page, 'TCP', number, responder);
    }
  });

  after(async () => {
    peer?.stop();
    await workbench.close();
  });

  const shownLine = (frame: Frame, text: string) =>
    frame.locator('.stream-line:not([hidden])').filter({ hasText: text }).first();

  it('from the tree, live while Python sends and is answered', async () => {
    const { page } = workbench;
    peer = pythonPeer(`
import socket, time
s = socket.create_connection(("127.0.0.1", ${port}))
print(s.getsockname()[1])
for count in range(100000):
    line = b"tick %d\\n" % count
    s.sendall(line); s.recv(100); time.sleep(0.05)
`);
    const peerPort = await peer.line();
    const row = treeRow(page, `:${peerPort}`);
    await row.waitFor();
    await contextMenu(row);
    await pickMenuItem(page, 'Follow Stream');
    const inspector = await webviewFrame(page, `127.0.0.1:${peerPort}`);
    await inspector.getByRole('listbox', { name: 'Lines of the stream' }).waitFor();
    await shownLine(inspector, 'tick ').waitFor();
    await shownLine(inspector, 'TICK ').waitFor();
    const last = async (): Promise<number> => {
      const texts = await inspector.locator('.stream-line:not([hidden]) .stream-text').allTextContents();
      return Math.max(...texts.map((text) => Number(/tick (\d+)/.exec(text)?.[1] ?? 0)));
    };
    const before = await last();
    await shownLine(inspector, `tick ${before + 20}\\n`).waitFor();
    await page.screenshot({ path: join(screenshots, 'stream-live.png'), animations: 'disabled' });
    peer.stop();
    await inspector.getByText('closed', { exact: true }).waitFor();
  });

  it(`of ${megabytes} MB is there at once, found in, and saved to the last byte`, async () => {
    const { page, workspaceDir } = workbench;
    peer = pythonPeer(`
import socket, hashlib, random
s = socket.create_connection(("127.0.0.1", ${sink}))
print(s.getsockname()[1])
chance = random.Random(1)
body = chance.randbytes(1 << 20)
digest = hashlib.sha256()
for count in range(${megabytes}):
    part = b"part %d\\n" % count + body
    s.sendall(part); digest.update(part)
print(digest.hexdigest())
s.recv(1)
`);
    const peerPort = await peer.line();
    const [hash, began] = [await peer.line(), performance.now()];
    const row = treeRow(page, `:${peerPort}`);
    await contextMenu(row);
    await pickMenuItem(page, 'Follow Stream');
    const inspector = await webviewFrame(page, `127.0.0.1:${peerPort}`);
    await inspector.getByRole('listbox', { name: 'Lines of the stream' }).press('Home');
    await shownLine(inspector, 'part 0\\n').waitFor();
    const shownMs = performance.now() - began;
    await inspector.getByRole('button', { name: 'Find (Ctrl+F)' }).click();
    await inspector.getByRole('textbox', { name: 'Find in the stream' }).fill('part ');
    await inspector
      .locator('.find-count')
      .filter({ hasText: new RegExp(`^\\s*${megabytes}\\s*$`) })
      .waitFor();
    const foundMs = performance.now() - began - shownMs;
    await page.screenshot({ path: join(screenshots, 'stream-large.png'), animations: 'disabled' });
    await inspector.getByRole('radio', { name: 'Received only' }).click();
    await inspector.getByRole('button', { name: 'Save the bytes to a file: what was received' }).click();
    const file = join(workspaceDir, 'saved.bin');
    await nameNewFile(page, file);
    const toast = page
      .locator('.notification-toast')
      .filter({ hasText: /Saved [\d,]+ bytes received to saved.bin/ });
    await toast.waitFor();
    assert.equal(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
      hash,
    );
    assert.deepEqual(
      (await readdir(workspaceDir)).filter((name) => name.includes('.part')),
      [],
    );
    console.log(`      shown after ${shownMs.toFixed(0)} ms, found in ${foundMs.toFixed(0)} ms`);
    assert.deepEqual(await extensionComplaints(workbench), []);
  });
});

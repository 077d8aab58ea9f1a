/** STARTTLS by hand: a program asks for TLS in plain text, the user answers, and starts it from the row's menu. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outDir } from '../../scripts/host/checkout.ts';
import { freePort } from '../support/freePort.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, quickInput } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { startListener } from '../support/host/startSocket.ts';
import { viewPane, type TreeRow } from '../support/host/treeRows.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const screenshots = join(outDir, 'screenshots');

/** Asks for TLS, and begins its handshake at a signal, whether the other side is ready for it or not. */
const client = (port: number) => `
import signal, socket, ssl, threading
go = threading.Event()
def begin(*_):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    go.set()
signal.signal(signal.SIGTERM, begin)
raw = socket.create_connection(("127.0.0.1", ${port}))
raw.sendall(b"STARTTLS\\r\\n")
go.wait()
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
tls = context.wrap_socket(raw)
print(tls.version())
while data := tls.recv(1000):
    print(data.decode().strip())
`;

describe('TLS started by hand', () => {
  followOnEachOther();
  let workbench: Workbench;
  let peer: PythonPeer;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(async () => {
    peer.stop();
    await workbench.close();
  });

  const shot = (name: string) =>
    workbench.page.screenshot({ path: join(screenshots, `starttls-${name}.png`) });

  const connection = () =>
    viewPane(workbench.page, 'Sockets').locator('.monaco-list-row[aria-level="2"]').first();

  it('is offered for a connection, and takes a handshake that has begun already', async () => {
    const { page } = workbench;
    const port = await freePort();
    await startListener(page, 'TCP', port);
    peer = pythonPeer(client(port));
    const received = (bytes: RegExp) => (rows: readonly TreeRow[]) =>
      rows.some(({ level, description }) => level === 2 && bytes.test(description));
    await rowsWhen(page, received(/^↓ 10 B$/));
    peer.stop();
    // The ClientHello, which is data until TLS is started.
    await rowsWhen(page, received(/^↓ [1-9][\d.]+ k?B$/));
    await rowsWhen(page, (rows) => !received(/^↓ 10 B$/)(rows));
    await contextMenu(connection());
    await shot('menu');
    await pickMenuItem(page, 'Start TLS on Connection');
    await quickInput(page).getByText('Options of TLS').waitFor();
    await answerQuickInput(page, 'alpn=');
    await quickInput(page).locator('.quick-input-message').getByText('is missing').waitFor();
    await shot('options');
    await answerQuickInput(page, 'maxVersion=1.2');
    assert.equal(await peer.line(), 'TLSv1.2');
    await rowsWhen(page, (rows) => rows.some(({ description }) => /TLS 1\.2/.test(description)));
    await shot('secured');
  });

  it('is not offered again', async () => {
    const { page } = workbench;
    await contextMenu(connection());
    assert.equal(await page.locator('.monaco-menu').getByText('Start TLS').count(), 0);
    await page.keyboard.press('Escape');
  });
});

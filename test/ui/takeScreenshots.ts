/**
 * `npm run screenshots`: the README's picture from the running extension, and one of every theme to look at
 * (`out/screenshots`). Real sockets, a real Python program, a real VS Code.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildExtension } from '../../scripts/host/buildExtension.ts';
import { checkoutDir, outDir } from '../../scripts/host/checkout.ts';
import { packageExtension } from '../../scripts/host/packageExtension.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { freePort } from '../support/freePort.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const readmePicture = join(checkoutDir, 'media', 'screenshots', 'main.png');
const looks = join(outDir, 'screenshots');

await mkdir(join(checkoutDir, 'media', 'screenshots'), { recursive: true });
await mkdir(looks, { recursive: true });
await buildExtension();
await packageExtension();
const workbench = await openWorkbench({
  settings: { 'remote.autoForwardPorts': false, 'window.commandCenter': false },
  viewport: { width: 1280, height: 820 },
});
const peers: PythonPeer[] = [];
try {
  await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  await talk(workbench);
  await workbench.page.screenshot({ path: readmePicture });
  for (const theme of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
    await useTheme(workbench, theme);
    await workbench.page.screenshot({ path: join(looks, `scene-${theme}.png`) });
  }
} finally {
  for (const peer of peers) peer.stop();
  await workbench.close();
}

/** The first lecture's scene: an upper-case server, a UDP server, somebody who finds nobody. */
async function talk({ page }: Workbench): Promise<void> {
  const [tcp, udp, nobody] = [await freePort(), await freePort(), await freePort()];
  await runCommand(page, 'Socket Lab: Start TCP Listener');
  await answerQuickInput(page, `127.0.0.1:${tcp}`, 'Start TCP Listener (1/2)');
  await pickQuickInput(page, 'Upper');
  await runCommand(page, 'Socket Lab: Start UDP Listener');
  await answerQuickInput(page, `127.0.0.1:${udp}`, 'Start UDP Listener (1/2)');
  await pickQuickInput(page, 'Echo');
  const first = pythonPeer(`
import socket
tcp = socket.create_connection(("127.0.0.1", ${tcp}))
tcp.sendall("Hello from client! 🌮\\n".encode()); print(tcp.recv(1024))
tcp.sendall(bytes([0, 1, 0, 0, 0, 6, 17, 3, 0, 107, 0, 3])); print(tcp.recv(1024))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.sendto(b"Hello from UDP client.!", ("127.0.0.1", ${udp})); print(udp.recvfrom(1024))
other = socket.create_connection(("127.0.0.1", ${tcp}))
other.sendall(b"GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"); print(other.recv(1024))
other.shutdown(socket.SHUT_WR); other.recv(1); other.close()
print("talked")
tcp.recv(1)
`);
  peers.push(first);
  while ((await first.line()) !== 'talked');
  await runCommand(page, 'Socket Lab: Connect over TCP');
  await quickInput(page).getByText('Address to connect to').waitFor();
  await answerQuickInput(page, `127.0.0.1:${nobody}`);
  await page.locator('.notification-toast').filter({ hasText: 'ECONNREFUSED' }).waitFor();
  await runCommand(page, 'Notifications: Clear All Notifications');
  await runCommand(page, 'Socket Lab: Open Traffic Inspector');
  const inspector = await webviewFrame(page, 'All Traffic');
  await viewPane(page, 'Sockets').locator('.monaco-list-row').nth(1).click();
  const traffic = await webviewFrame(page, 'Traffic');
  await traffic.getByLabel('Bytes to send').fill('thanks!');
  await inspector
    .getByRole('row')
    .filter({ hasText: /GET .*localhost/ })
    .first()
    .click();
  await inspector.getByRole('tab', { name: 'Hex' }).click();
  await inspector.getByText('47 45 54 20').first().waitFor();
}

/**
 * `npm run screenshots`: the README's picture from the running extension, and every surface in every theme, narrow and
 * wide, to look at (`out/screenshots`, `index.html` shows them side by side). Real sockets, real programs, a real
 * VS Code. `-- --theme dark,light`, `-- --scene inspector,tooltip` take some of them, `-- --scene readme` the
 * README's picture alone, `-- --scene walkthrough` those of the walkthrough.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../../scripts/host/buildExtension.ts';
import { checkoutDir, outDir } from '../../scripts/host/checkout.ts';
import { packageExtension } from '../../scripts/host/packageExtension.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { setSidebarWidth } from '../support/host/sidebarWidth.ts';
import { settled } from '../support/host/settled.ts';
import { themeNames } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { connectOverTcp, startListener } from '../support/host/startSocket.ts';
import { freePort } from '../support/freePort.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';
import type { Scene, Size, Stage } from './scenes/scene.ts';
import { firstScenes, scenes } from './scenes/scenes.ts';
import { buildWorld } from './scenes/world.ts';
import { takeWalkthroughPictures } from './walkthroughPictures.ts';

const readmePicture = join(checkoutDir, 'media', 'screenshots', 'main.png');
const looks = join(outDir, 'screenshots');
const sizes = { wide: { width: 1600, height: 900 }, narrow: { width: 700, height: 900 } } as const;
/** A scene that fails holds up the others no longer than this. */
const sceneLimitMs = 20_000;
/** VS Code's own. */
const usualSidebar = 300;
const quiet = { 'remote.autoForwardPorts': false, 'window.commandCenter': false };
const isOfScene = new RegExp(
  `-(?:wide|narrow|zoomed|\\d+x\\d+)-(?:${Object.keys(themeNames).join('|')})\\.png$`,
);

const { values: options } = parseArgs({
  options: { theme: { type: 'string' }, scene: { type: 'string' } },
});
const wanted = options.scene?.split(',');
const problems: string[] = [];

await mkdir(join(checkoutDir, 'media', 'screenshots'), { recursive: true });
await mkdir(looks, { recursive: true });
await buildExtension();
await packageExtension();
if (options.theme === undefined && wanted?.includes('readme') !== false) await takeReadmePicture();
if (options.theme === undefined && wanted?.includes('walkthrough') !== false) await takeWalkthroughPictures();
const onlyShipped = wanted?.every((scene) => scene === 'readme' || scene === 'walkthrough') === true;
for (const [theme, { name }] of onlyShipped ? [] : Object.entries(themeNames)) {
  if (options.theme?.split(',').includes(theme) === false) continue;
  console.log(theme);
  await playAll(theme, name);
}
await writeFile(join(looks, 'index.html'), contactSheet(await readdir(looks)));
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** All scenes in one theme. A scene that fails is told at the end, and the others go on. */
async function playAll(theme: string, themeName: string): Promise<void> {
  const workbench = await openWorkbench({
    settings: { ...quiet, 'workbench.colorTheme': themeName },
    viewport: sizes.wide,
    files: { 'README.md': '# Hello\n' },
  });
  const { page } = workbench;
  page.setDefaultTimeout(sceneLimitMs);
  try {
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    const nowhere = { tcpPort: 0, takenPort: 0, close: () => Promise.resolve() };
    for (const scene of firstScenes) await play(theme, scene, { page, workbench, world: nowhere });
    const world = await buildWorld(workbench);
    try {
      for (const scene of scenes) await play(theme, scene, { page, workbench, world });
    } finally {
      await world.close();
    }
  } finally {
    await workbench.close();
  }
}

async function play(theme: string, scene: Scene, stage: Stage): Promise<void> {
  if (wanted?.includes(scene.name) === false) return;
  if (scene.isForeign === true && theme.startsWith('highContrast')) return;
  const { page } = stage;
  const take = (size: string) => page.screenshot({ path: join(looks, `${scene.name}-${size}-${theme}.png`) });
  const ofScene = Object.entries<Size>(scene.sizes ?? sizes);
  try {
    for (const [index, [name, { sidebar, ...window }]] of ofScene.entries()) {
      if (index > 0 && scene.isFleeting === true) await page.keyboard.press('Escape');
      await page.setViewportSize(window);
      if (sidebar !== undefined) await setSidebarWidth(page, sidebar);
      if (index === 0 || scene.isFleeting === true) await scene.show(stage);
      await settled(page);
      await take(name);
    }
  } catch (error) {
    problems.push(`${scene.name}, ${theme}: ${error instanceof Error ? error.message : String(error)}`);
    await take('failed').catch(() => undefined);
  }
  await page.keyboard.press('Escape');
  await page.setViewportSize(sizes.wide);
  await scene.hide?.(stage).catch(() => undefined);
  if (ofScene.some(([, { sidebar }]) => sidebar !== undefined)) await setSidebarWidth(page, usualSidebar);
}

/** The pictures of each scene beside each other. */
function contactSheet(files: readonly string[]): string {
  const pictures = files.filter((file) => isOfScene.test(file)).toSorted();
  const names = [...new Set(pictures.map((file) => file.replace(/-[^-]+$/, '')))];
  const rows = names
    .map((name) => [name, pictures.filter((file) => file.startsWith(name))] as const)
    .map(
      ([name, group]) =>
        `<h2>${name}</h2><p>${group.map((file) => `<a href="${file}"><img src="${file}" title="${file}"></a>`).join('\n')}</p>`,
    );
  return `<!doctype html><meta charset="utf-8"><title>Socket Lab</title>
<style>body { font-family: sans-serif } p { display: flex; gap: 8px } img { max-width: 100%; border: 1px solid #888 } a { flex: 1 1 0 }</style>
${rows.join('\n')}
`;
}

async function takeReadmePicture(): Promise<void> {
  const workbench = await openWorkbench({ settings: quiet, viewport: { width: 1480, height: 880 } });
  const peers: PythonPeer[] = [];
  try {
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    peers.push(await talk(workbench));
    await workbench.page.screenshot({ path: readmePicture });
  } finally {
    for (const peer of peers) peer.stop();
    await workbench.close();
  }
}

/** The first lecture's scene: an upper-case server, a UDP server, somebody who finds nobody. */
async function talk({ page }: Workbench): Promise<PythonPeer> {
  const [tcp, udp, nobody] = [await freePort(), await freePort(), await freePort()];
  await startListener(page, 'TCP', tcp, 'Upper');
  await startListener(page, 'UDP', udp, 'Echo');
  const first = pythonPeer(`
import socket
tcp = socket.create_connection(("127.0.0.1", ${tcp}))
tcp.sendall("Hello from client!\\n".encode()); print(tcp.recv(1024))
tcp.sendall(bytes([0, 1, 0, 0, 0, 6, 17, 3, 0, 107, 0, 3])); print(tcp.recv(1024))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.sendto(b"Hello from UDP client.!", ("127.0.0.1", ${udp})); print(udp.recvfrom(1024))
other = socket.create_connection(("127.0.0.1", ${tcp}))
other.sendall(b"GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"); print(other.recv(1024))
other.shutdown(socket.SHUT_WR); other.recv(1); other.close()
print("talked")
tcp.recv(1)
`);
  while ((await first.line()) !== 'talked');
  await connectOverTcp(page, `127.0.0.1:${nobody}`);
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
  await inspector.locator('.hex-bytes', { hasText: '47455420' }).first().waitFor();
  await inspector
    .getByRole('treeitem', { name: /method/i })
    .first()
    .waitFor();
  return first;
}

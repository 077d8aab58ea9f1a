import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './launchBrowser.ts';

/** Chromium stops waiting for an idle page after a minute. */
const warmLimitMs = 70_000;

/**
 * A browser that runs best-effort tasks. After its start Chromium defers these until the first visible page has been
 * idle for a second, or for a minute; the update of a service worker is such a task, VS Code's webviews wait for one
 * before they show anything, and a workbench with live traffic is never idle. (Measured with a page that is busy from
 * its start: `ServiceWorkerRegistration.update()` takes 60.0 s, after an idle page 1.8 s, later 0.05 s.) So the first
 * page is an idle one of ours, and this resolves when its update has completed.
 */
export async function warmBrowser(flags: readonly string[] = []): Promise<Browser> {
  const browser = await launchBrowser(flags);
  const server = createServer((request, response) => {
    const [type, text] = request.url === '/' ? ['text/html', page] : ['text/javascript', worker];
    response.writeHead(200, { 'content-type': type }).end(text);
  });
  try {
    const idle = await browser.newPage();
    await idle.goto(await listen(server));
    await idle.locator('body[data-updated]').waitFor({ state: 'attached', timeout: warmLimitMs });
    await idle.close();
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

const worker = 'self.oninstall = () => self.skipWaiting();';
const page = `<!doctype html><meta charset="utf-8"><title>Idle</title><body><script>
navigator.serviceWorker
  .register('worker.js')
  .then(() => navigator.serviceWorker.ready)
  .then((registration) => registration.update())
  .then(() => { document.body.dataset.updated = ''; });
</script>`;

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { warmBrowser } from '../../scripts/host/warmBrowser.ts';

/** As the frame of a webview does it, beside a page that draws 20 times a second: never idle. */
const page = `<!doctype html><meta charset="utf-8"><title>Busy</title><body><script>
setInterval(() => {
  for (const end = performance.now() + 15; performance.now() < end; );
  document.title = String(performance.now());
}, 50);
navigator.serviceWorker
  .register('worker.js')
  .then(() => navigator.serviceWorker.ready)
  .then((registration) => registration.update())
  .then(() => { document.body.dataset.updated = ''; });
</script>`;

describe('a warm browser', () => {
  let server: Server;
  let browser: Browser | undefined;

  before(async () => {
    server = createServer(({ url }, response) => {
      const [type, text] = url === '/' ? ['text/html', page] : ['text/javascript', ''];
      response.writeHead(200, { 'content-type': type }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  it('updates a service worker beside a page that is never idle', async () => {
    browser = await warmBrowser();
    const { port } = server.address() as AddressInfo;
    const busy = await browser.newPage();
    await busy.goto(`http://127.0.0.1:${port}/`);
    // A browser that is not warm takes 60 s.
    await busy.locator('body[data-updated]').waitFor({ state: 'attached', timeout: 30_000 });
  });
});

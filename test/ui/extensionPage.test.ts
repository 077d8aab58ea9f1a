import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { runCommand } from '../support/host/quickInput.ts';

/** What a user sees of us in the Extensions view, where VS Code takes away whatever does not come by https. */
describe("the extension's page", () => {
  let workbench: Workbench;
  let readme: Frame;

  before(async () => {
    workbench = await openWorkbench();
    const { page } = workbench;
    await runCommand(page, 'Extensions: Show Installed Extensions');
    await page.locator('.extension-list-item').getByText('Socket Lab', { exact: true }).click();
    const heading = page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe')
      .getByRole('heading', { name: 'Socket Lab', exact: true });
    await heading.waitFor();
    const frame = await (await heading.elementHandle()).ownerFrame();
    assert.ok(frame);
    readme = frame;
  });
  after(() => workbench.close());

  it('has a picture that is seen: no image without its bytes, and the drawing in full width', async () => {
    assert.equal(await readme.locator('img').count(), 0);
    const drawing = readme.locator('pre').filter({ hasText: '┌ SOCKET LAB ─' });
    await drawing.waitFor();
    const { scrollWidth, clientWidth } = await drawing.evaluate((element) => ({
      scrollWidth: element.scrollWidth,
      clientWidth: element.clientWidth,
    }));
    assert.ok(scrollWidth <= clientWidth, `the drawing is ${scrollWidth} px wide, in ${clientWidth}`);
  });

  it('has no link that leads nowhere', async () => {
    const dead = await readme.locator('body').evaluate((body) =>
      [...body.querySelectorAll('a')]
        .filter((link) => link.textContent.trim() !== '' && link.id !== 'scroll-to-top')
        .filter((link) => {
          const target = link.getAttribute('href') ?? '';
          return !target.startsWith('https:') && document.getElementById(target.slice(1)) === null;
        })
        .map((link) => link.outerHTML),
    );
    assert.deepEqual(dead, []);
  });

  it('goes to a page of the documentation', async () => {
    await readme.getByRole('link', { name: 'The command line', exact: true }).first().click();
    await readme.waitForFunction(() => {
      const top = document.getElementById('command-line')?.getBoundingClientRect().top;
      return top !== undefined && top >= -5 && top < innerHeight;
    });
  });
});

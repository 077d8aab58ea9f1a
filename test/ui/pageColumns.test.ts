import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('The columns of the traffic page', () => {
  const bench = pageBench();

  const head = (name: string) => bench.page.getByRole('columnheader', { name, exact: true });
  const widthOf = async (name: string): Promise<number> => (await head(name).boundingBox())?.width ?? 0;
  /** With one of the next frames. */
  const isWide = (name: string, px: number) =>
    bench.page.waitForFunction(
      ([label, wanted]) => {
        const found = [...document.querySelectorAll('[role=columnheader]')].find(
          (node) => node.textContent.trim() === label,
        );
        return Math.abs((found?.getBoundingClientRect().width ?? 0) - wanted) <= 1;
      },
      [name, px] as const,
    );
  const firstCell = (column: string) => bench.rowNumbered('999,989').locator(`.cell.${column}`);
  /** Once the page has saved how the list looks now. */
  const reload = async (look: string) => {
    await bench.page.waitForFunction(
      (wanted) => sessionStorage.getItem('page-state')?.includes(wanted),
      look,
    );
    await bench.page.reload();
    await bench.rowNumbered('999,999').waitFor();
  };
  const drag = async (name: string, by: number): Promise<void> => {
    const border = await head(name).locator('.column-border').boundingBox();
    assert.ok(border !== null);
    await bench.page.mouse.move(border.x + 4, border.y + 8);
    await bench.page.mouse.down();
    await bench.page.mouse.move(border.x + 4 + by, border.y + 8, { steps: 4 });
    await bench.page.mouse.up();
  };

  beforeEach(async () => {
    await bench.open('layout=wide&rows=1000000');
    await bench.rowNumbered('999,989').waitFor();
  });

  it('are resized by the mouse, stay so over a reload, and go back by a double click', async () => {
    const before = await widthOf('Peer');
    await drag('Peer', 60);
    await isWide('Peer', before + 60);
    const cell = await firstCell('peer').boundingBox();
    assert.ok(Math.abs((cell?.width ?? 0) - before - 60) <= 1, 'rows as their head');
    await reload('"widths":{"peer":');
    await isWide('Peer', before + 60);
    await head('Peer').locator('.column-border').dblclick();
    await isWide('Peer', before);
  });

  it('are resized and reached by keyboard', async () => {
    const before = await widthOf('Endpoint');
    await head('Time').focus();
    await bench.page.keyboard.press('ArrowRight');
    await bench.page.keyboard.press('Shift+ArrowLeft');
    await isWide('Endpoint', before - 8);
  });

  it('are hidden and shown by their menu, with the keyboard only', async () => {
    await head('Time').focus();
    await bench.page.keyboard.press('Shift+F10');
    const menu = bench.page.getByRole('menu');
    await menu.waitFor();
    await bench.page.screenshot({ path: join(shotsDir, 'columns-menu.png') });
    await menu.getByRole('menuitemcheckbox', { name: 'Endpoint' }).focus();
    await bench.page.keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
    await head('Endpoint').waitFor({ state: 'hidden' });
    await reload('"shown":{"endpoint":false}');
    assert.equal(await head('Endpoint').isVisible(), false);
    await bench.page.getByRole('button', { name: 'List Options' }).click();
    await menu.getByRole('menuitem', { name: 'Reset Columns' }).click();
    await head('Endpoint').waitFor();
  });

  it('show the time in three forms and bytes in two, by a click on their heads', async () => {
    const row = bench.rowNumbered('999,989');
    assert.match((await row.locator('.time').textContent()) ?? '', /^\d\d:\d\d:\d\d\.\d{6}$/);
    await head('Time').click();
    await head('Since Start').waitFor();
    assert.match((await row.locator('.time').textContent()) ?? '', /^\d+\.\d{6}$/);
    await head('Since Start').click();
    await head('Since Previous').waitFor();
    assert.equal(await row.locator('.time').textContent(), '+0.001700');
    await head('Preview').click();
    await row.getByText('70 69 6e 67 0a').waitFor();
    await reload('"preview":"hex"');
    await row.getByText('70 69 6e 67 0a').waitFor();
    await head('Since Previous').waitFor();
  });

  it('go one at a time where there is no room for them, the header last of all', async () => {
    await bench.page.setViewportSize({ width: 900, height: 600 });
    await head('Endpoint').waitFor({ state: 'hidden' });
    await head('Peer').waitFor();
    // With the detail pane beside the list.
    await bench.page.setViewportSize({ width: 1040, height: 600 });
    await bench.rowNumbered('999,989').click();
    await bench.page.locator('.detail').waitFor();
    await head('Peer').waitFor({ state: 'hidden' });
    for (const name of ['Sequence Number', 'Time', 'Call', 'Length', 'Preview']) await head(name).waitFor();
    await bench.page.screenshot({ path: join(shotsDir, 'columns-1040.png') });
    await bench.page.keyboard.press('Escape');
    await bench.page.setViewportSize({ width: 320, height: 600 });
    await head('Time').waitFor({ state: 'hidden' });
    const time = bench.rowNumbered('999,989').locator('.time', { hasText: /^\+0\.002$/ });
    await time.waitFor();
    assert.match((await time.getAttribute('title')) ?? '', /^\+0\.001700(\n|$)/);
    await bench.page.getByRole('button', { name: 'List Options' }).click();
    await bench.page.getByRole('menuitemradio', { name: 'Preview as Hex' }).click();
    await bench.page.getByText('70 69 6e 67 0a').first().waitFor();
    await bench.page.screenshot({ path: join(shotsDir, 'columns-narrow.png') });
  });

  for (const theme of ['dark-modern', 'light-modern', 'hc-black', 'hc-light'])
    it(`look as VS Code's own in ${theme}`, async () => {
      await bench.open(`layout=wide&rows=98310&dropped=12345&theme=${theme}`, 1600, 700);
      await bench.grid().press('ControlOrMeta+a');
      await bench.grid().press('End');
      await bench.page.screenshot({ path: join(shotsDir, `list-wide-${theme}.png`) });
      await head('Time').click({ button: 'right' });
      await bench.page.getByRole('menu').waitFor();
      await bench.page.screenshot({ path: join(shotsDir, `list-menu-${theme}.png`) });
    });
});

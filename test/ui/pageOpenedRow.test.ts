/** The selected row opened in place, as the narrow layout has it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('An opened row of the narrow list', () => {
  const bench = pageBench();
  const opened = () => bench.page.locator('.opened-row');
  const row = (seq: number) => bench.page.locator(`#row-${seq}`);
  const boxOf = async (what: ReturnType<typeof row>) => {
    const box = await what.boundingBox();
    assert.ok(box !== null);
    return box;
  };
  const open = async (width = 300, height = 800, theme = 'dark-modern') => {
    await bench.open(`layout=narrow&rows=160&theme=${theme}`, width, height);
    await row(152).click();
    await opened().waitFor();
  };

  it('shows its bytes directly below it, with the next row below them', async () => {
    await bench.open('layout=narrow&rows=160', 300, 800);
    await bench.grid().press('Home');
    await row(8).click();
    await opened().waitFor();
    const [own, content, next] = [await boxOf(row(8)), await boxOf(opened()), await boxOf(row(9))];
    assert.ok(Math.abs(own.y + own.height - content.y) < 1);
    assert.ok(Math.abs(content.y + content.height - next.y) < 1);
    assert.ok(content.height >= 4 * 22 && content.height <= 12 * 22, `${content.height} px`);
    assert.equal(await bench.page.locator('.opened-row .detail').isVisible(), true);
    // The next one takes its place, and stays where it was clicked.
    const before = await boxOf(row(5));
    await row(5).click();
    await bench.page.locator('#row-5.opened').waitFor();
    const [after, moved] = [await boxOf(row(5)), await boxOf(opened())];
    assert.ok(Math.abs(before.y - after.y) < 1);
    assert.ok(Math.abs(after.y + after.height - moved.y) < 1);
  });

  it('is all in view when it is opened at the end, and the list no longer follows', async () => {
    await bench.open('layout=narrow&rows=155', 300, 700);
    await row(154).click();
    await opened().waitFor();
    await bench.page.waitForFunction(() => {
      const list = document.querySelector('.rows')?.getBoundingClientRect();
      const content = document.querySelector('.opened-row')?.getBoundingClientRect();
      return list !== undefined && content !== undefined && content.bottom <= list.bottom + 0.5;
    });
    const { y } = await boxOf(opened());
    bench.host.addRows(100);
    await bench.listed(255);
    assert.equal((await boxOf(opened())).y, y);
  });

  it('moves with the arrow keys, has keys of its own, and closes by Escape', async () => {
    await open();
    await bench.grid().press('ArrowDown');
    await bench.page.locator('#row-153.opened').waitFor();
    await bench.page.locator('.opened-row [role=tab]').first().focus();
    await bench.page.keyboard.press('ArrowDown');
    assert.equal(await row(153).getAttribute('aria-selected'), 'true');
    await bench.page.keyboard.press('Escape');
    await opened().waitFor({ state: 'hidden' });
    assert.equal(await bench.grid().evaluate((node) => node === document.activeElement), true);
    // The list may still scroll to where the row is.
    await bench.page.waitForFunction(() => {
      const [one, other] = ['#row-153', '#row-154'].map(
        (id) => document.querySelector(id)?.getBoundingClientRect().y ?? 0,
      );
      return (other ?? 0) - (one ?? 0) === 22;
    });
  });

  it('opens in the inspector, with the traffic of its connection', async () => {
    await open();
    await bench.page.getByRole('button', { name: 'Open in Inspector' }).click();
    await bench.asked('inspectRow');
    assert.deepEqual(bench.host.editor.done, [{ what: 'inspector', value: { id: 2, row: 152 } }]);
  });

  it('stays beside the list in the wide layout', async () => {
    await bench.open('layout=wide&rows=160', 1400, 700);
    await row(152).click();
    await bench.page.locator('.body > .detail[data-place="side"]').waitFor();
    assert.equal(await opened().isVisible(), false);
  });

  for (const [width, height] of [
    [240, 600],
    [300, 800],
    [420, 1200],
  ] as const)
    it(`leaves rows in view around it at ${width} × ${height}`, async () => {
      await open(width, height);
      await bench.page.getByRole('tab', { name: 'Hex' }).click();
      await bench.page.locator('.hex-byte').first().waitFor();
      await bench.page.screenshot({ path: join(shotsDir, `opened-row-${width}.png`) });
      const [list, content] = [await boxOf(bench.page.locator('.rows')), await boxOf(opened())];
      assert.ok(list.height - content.height >= 2 * 22, `${content.height} of ${list.height} px`);
      assert.equal(await bench.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    });
});

/** The traffic page at every zoom and width that a window may have. */
import assert from 'node:assert/strict';
import { showFilter } from '../support/host/keyboard.ts';
import { launchZoomedBrowser, pageBench } from '../support/page/pageBench.ts';

interface Box {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

describe('Zoom and width of the traffic page', () => {
  const bench = pageBench();

  /** What matches, as it stands on the page. */
  const boxes = (selector: string): Promise<Box[]> =>
    bench.page.locator(selector).evaluateAll((elements) =>
      elements
        .filter((one) => one.checkVisibility())
        .map((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return { name: one.getAttribute('aria-label') ?? one.classList.value, left, right, top, bottom };
        }),
    );
  const overlaps = (one: Box, other: Box): boolean =>
    one.left < other.right - 0.5 &&
    other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 &&
    other.top < one.bottom - 0.5;

  // VS Code's own steps are powers of 1.2.
  for (const ratio of [0.8333, 1.2, 1.728, 2.0736]) {
    it(`has its first and its last row of a million in view at a zoom of ${ratio}`, async () => {
      const zoomed = await launchZoomedBrowser(ratio);
      try {
        await bench.open(
          'layout=wide&rows=1000000',
          Math.round(1400 / ratio),
          Math.round(800 / ratio),
          zoomed,
        );
        await bench.comesIntoView('999,999');
        await bench.grid().focus();
        await bench.page.keyboard.press('Home');
        await bench.comesIntoView('0');
        await bench.page.keyboard.press('End');
        await bench.comesIntoView('999,999');
        assert.ok(Math.abs((await bench.page.evaluate(() => devicePixelRatio)) - ratio) < 0.01);
        await bench.selected().waitFor();
        const titles = await boxes('.row.header .cell');
        const cells = await boxes('.rows .row.selected .cell');
        assert.equal(cells.length, titles.length);
        // The last one ends at the scroll bar, its title at the page's side.
        for (const [index, { left }] of titles.entries())
          assert.ok(Math.abs(left - (cells[index]?.left ?? 0)) < 1, `column ${index} stands below its title`);
      } finally {
        await zoomed.browser.close();
      }
    });
  }

  for (const [layout, width] of [
    ['narrow', 320],
    ['wide', 320],
    ['wide', 480],
    ['wide', 640],
    ['wide', 900],
    ['wide', 1280],
    ['wide', 2000],
  ] as const) {
    it(`leaves nothing out and lays nothing over anything, ${layout}, ${width} px`, async () => {
      await bench.open(`layout=${layout}&dropped=12345`, width, 800);
      await bench.page.locator('.rows .row[data-row="1012338"]').click();
      await bench.page.locator('.text-body', { hasText: 'straße' }).waitFor();
      await showFilter(bench.page);
      const tools = await boxes('.toolbar .icon-button, .filter-input');
      const tabs = await boxes('.detail-head > .icon-button, .detail-head .tab');
      const composer = await boxes('.composer-controls select, .composer .icon-button, .send');
      for (const part of [tools, tabs, composer]) {
        assert.ok(part.length > (part === tools ? 1 : 2));
        for (const [index, one] of part.entries()) {
          assert.ok(
            one.left >= 0 && one.right <= width && one.right - one.left > 8,
            `${one.name} is in the page`,
          );
          for (const other of part.slice(index + 1))
            assert.ok(!overlaps(one, other), `${one.name} and ${other.name}`);
        }
      }
      const list = await boxes('.rows');
      assert.ok(list[0] !== undefined && list[0].bottom - list[0].top >= 66, 'three rows are seen');
      assert.equal(
        await bench.page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
        false,
        'nothing stands out at the side',
      );
    });
  }
});

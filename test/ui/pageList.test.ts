import assert from 'node:assert/strict';
import { launchZoomedBrowser, pageBench } from '../support/page/pageBench.ts';

const pageLimitBytes = 250_000;

describe('The list of the traffic page', () => {
  const bench = pageBench();

  it('shows rows that come with the news while they are asked for', async () => {
    await bench.open('layout=wide&rows=30&wayMs=100');
    await bench.comesIntoView('29');
    // They are asked for after one way, and the answer takes two: the news is there before it.
    bench.host.store.clear();
    for (let count = 0; count < 3; count += 1) bench.host.feed('in', 'abc');
    setTimeout(() => bench.host.host.setScope({ id: 2 }), 60);
    await bench.page.locator('.rows .row:not([hidden])').filter({ hasText: 'abc' }).first().waitFor();
  });

  describe('with 1,000,000 rows', () => {
    beforeEach(() => bench.open('layout=wide&rows=1000000'));

    it('starts at the newest row, with about as many row nodes as fit in view', async () => {
      await bench.comesIntoView('999,999');
      const height = (await bench.page.locator('.rows').boundingBox())?.height ?? 0;
      const nodes = await bench.page.locator('.rows .row').count();
      assert.ok(nodes >= height / 22 && nodes <= 50, `${nodes} row nodes for ${height} px`);
    });

    it('reaches the first and the last row by Home and End', async () => {
      await bench.grid().focus();
      await bench.page.keyboard.press('Home');
      await bench.comesIntoView('0');
      assert.equal(await bench.selected().textContent(), '0');
      await bench.page.keyboard.press('End');
      await bench.comesIntoView('999,999');
      assert.equal(await bench.grid().getAttribute('aria-rowcount'), '1000001');
      assert.equal(await bench.page.locator('.row.selected').getAttribute('aria-rowindex'), '1000001');
    });

    it('moves by rows and pages, and says which row is active', async () => {
      await bench.grid().focus();
      await bench.page.keyboard.press('Home');
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'])
        await bench.page.keyboard.press(key);
      await bench.page.locator('.row.selected .number', { hasText: /^2$/ }).waitFor();
      const active = await bench.grid().getAttribute('aria-activedescendant');
      assert.equal(await bench.page.locator(`#${active ?? 'none'} .number`).textContent(), '2');
      await bench.page.keyboard.press('PageDown');
      await bench.page.keyboard.press('PageUp');
      await bench.page.locator('.row.selected .number', { hasText: /^2$/ }).waitFor();
    });

    it('follows the thumb of the scroll bar to both ends and to the middle', async () => {
      const box = await bench.page.locator('.rows').boundingBox();
      assert.ok(box !== null);
      const x = box.x + box.width - 5;
      await bench.page.mouse.move(x, box.y + box.height - 22);
      await bench.page.mouse.down();
      await bench.page.mouse.move(x, box.y + box.height / 2, { steps: 5 });
      await bench.page.waitForFunction(() => {
        const text = document.querySelector('.rows .row:not([hidden]) .number')?.textContent ?? '';
        const number = Number(text.replaceAll(',', ''));
        return text !== '' && number > 350_000 && number < 650_000;
      });
      await bench.page.mouse.move(x, box.y - 50, { steps: 5 });
      await bench.comesIntoView('0');
      await bench.page.mouse.move(x, box.y + box.height + 100, { steps: 5 });
      await bench.comesIntoView('999,999');
      await bench.page.mouse.up();
    });

    it('stays at its end when the browser rounds where the thumb was let go', async () => {
      await bench.grid().focus();
      await bench.page.keyboard.press('End');
      await bench.comesIntoView('999,999');
      await bench.page.locator('.rows').evaluate(async (rows) => {
        const scrolled = new Promise((resolve) => {
          rows.addEventListener('scroll', resolve, { once: true });
        });
        rows.scrollTop -= 1;
        await scrolled;
      });
      await bench.comesIntoView('999,999');
    });

    it('moves exact pixels by the wheel, through the list and up to its very start', async () => {
      await bench.grid().focus();
      await bench.page.keyboard.press('Home');
      await bench.rowNumbered('0').waitFor();
      await bench.page.locator('.rows').hover();
      await bench.page.mouse.wheel(0, 1100);
      await bench.rowNumbered('50').waitFor();
      await bench.page.waitForFunction(() => {
        const list = document.querySelector('.rows')?.getBoundingClientRect();
        const rows = [...document.querySelectorAll<HTMLElement>('.rows .row:not([hidden])')];
        const row = rows.find((one) => one.querySelector('.number')?.textContent === '50');
        return (
          list !== undefined && row !== undefined && Math.abs(row.getBoundingClientRect().top - list.top) < 2
        );
      });
      for (let turn = 0; turn < 2; turn++) await bench.page.mouse.wheel(0, -900);
      await bench.rowNumbered('0').waitFor();
      await bench.page.waitForFunction(() => document.querySelector('.rows')?.scrollTop === 0);
      await bench.comesIntoView('0');
    });

    it('stops following when the reader scrolls up, stays there while rows come, and follows again', async () => {
      const follow = bench.page.getByRole('button', { name: 'Follow the newest event' });
      await bench.rowNumbered('999,999').waitFor();
      bench.host.addRows(10);
      await bench.rowNumbered('1,000,009').waitFor();
      assert.equal(await follow.getAttribute('aria-pressed'), 'true');
      await bench.page.locator('.rows').hover();
      await bench.page.mouse.wheel(0, -440);
      await bench.page.waitForFunction(
        () => document.querySelector('[aria-label^="Follow"]')?.getAttribute('aria-pressed') === 'false',
      );
      await bench.rowNumbered('1,000,009').waitFor({ state: 'hidden' });
      const before = (await bench.drawnNumbers()).sort();
      bench.host.addRows(5000);
      await bench.page.getByText('1,005,010 events').waitFor();
      assert.deepEqual((await bench.drawnNumbers()).sort(), before);
      await follow.click();
      await bench.rowNumbered('1,005,009').waitFor();
    });

    it('shows rows once they are there while it follows: a flood is not a page of dots', async () => {
      await bench.rowNumbered('999,999').waitFor();
      let release = (): void => undefined;
      bench.link.hold('rows', new Promise<void>((resolve) => (release = resolve)));
      const before = (await bench.drawnNumbers()).sort();
      for (const count of [5000, 3000]) {
        bench.host.addRows(count);
        await bench.page.getByText(count === 5000 ? '1,005,000 events' : '1,008,000 events').waitFor();
        assert.deepEqual((await bench.drawnNumbers()).sort(), before);
      }
      release();
      await bench.comesIntoView('1,007,999');
      assert.equal(await bench.page.locator('.rows .row:not([hidden])', { hasText: '…' }).count(), 0);
    });

    it('asks for few rows, and only once for those in view', async () => {
      await bench.rowNumbered('999,999').waitFor();
      const requests = (await bench.asked('rows', 0)).length;
      assert.ok(requests <= 3, `${requests} requests to open`);
    });

    it('is as small as promised', () => {
      assert.ok(bench.served.scriptBytes <= pageLimitBytes, `${bench.served.scriptBytes} bytes`);
    });
  });

  it('reaches row 999,999 at a device pixel ratio of 2, where elements may be half as high', async () => {
    const fine = await launchZoomedBrowser(2);
    try {
      await bench.open('layout=wide&rows=1000000', 1400, 700, fine);
      await bench.rowNumbered('999,999').waitFor();
      await bench.grid().focus();
      await bench.page.keyboard.press('Home');
      await bench.rowNumbered('0').waitFor();
      await bench.page.keyboard.press('End');
      await bench.comesIntoView('999,999');
      assert.equal(await bench.page.evaluate(() => devicePixelRatio), 2);
    } finally {
      await fine.browser.close();
    }
  });
});

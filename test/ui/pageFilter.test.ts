import assert from 'node:assert/strict';
import { join } from 'node:path';
import { showFilter } from '../support/host/keyboard.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

const themes = ['dark-modern', 'light-modern', 'hc-black', 'hc-light'] as const;
const layouts = [
  ['narrow', 300],
  ['wide', 1400],
] as const;

describe('Filter and pause of the traffic page', () => {
  const bench = pageBench();
  const box = () => bench.page.getByRole('combobox', { name: 'Filter by text' });
  const pause = () => bench.page.getByRole('button', { name: 'Pause the list' });
  const focused = () => bench.page.evaluate(() => document.activeElement?.className ?? '');

  describe('the filter box', () => {
    beforeEach(async () => {
      await bench.open('layout=narrow&rows=160', 300, 640);
      await showFilter(bench.page);
    });

    it('is there when it is asked for, in the title bar or by a key, and while it is set', async () => {
      const isThere = () => box().isVisible();
      await bench.page.keyboard.press('Escape');
      assert.equal(await isThere(), false);
      bench.host.host.viewCommand('filter');
      await box().waitFor();
      assert.match(await focused(), /filter-input/);
      const { width = 0 } = (await box().boundingBox()) ?? {};
      assert.ok(width > 150, `${width} px`);
      await box().fill('hello');
      await bench.grid().focus();
      await bench.page.getByText('30 of 160').waitFor();
      await box().fill('');
      await bench.grid().focus();
      await box().waitFor({ state: 'hidden' });
    });

    it('asks once for what was typed, shows how many rows have it, and marks it', async () => {
      await bench.page.getByText('160 events').waitFor();
      // Five letters as fast as can be.
      await box().evaluate((input: HTMLInputElement) => {
        for (let length = 1; length <= 5; length++) {
          input.value = 'HELLO'.slice(0, length);
          input.dispatchEvent(new Event('input'));
        }
      });
      await bench.page.getByText('30 of 160').waitFor();
      assert.deepEqual(await bench.asked('setFilter'), [{ filter: 'HELLO' }]);
      await bench.page.locator('.row:not([hidden]) .match').first().waitFor();
      const marked = await bench.page.locator('.row:not([hidden]) .match').allTextContents();
      // Bytes that are not mostly text are previewed as hex.
      const texts = marked.map((text) =>
        /^[\da-f]{2} /.test(text) ? Buffer.from(text.replaceAll(' ', ''), 'hex').toString() : text,
      );
      assert.deepEqual([...new Set(texts)].sort(), ['HELLO', 'hello']);
    });

    it('finds the chunks of a peer by its port, and marks that', async () => {
      await bench.page.setViewportSize({ width: 1000, height: 640 });
      await box().fill('53132');
      await bench.page.getByText('42 of 160').waitFor();
      const row = bench.page.locator('.rows .row[data-tone="data"]:not([hidden])').last();
      await row.locator('.peer .match', { hasText: '53132' }).waitFor();
    });

    it('finds steps by their words and marks these', async () => {
      await box().fill('refused');
      await bench.page.getByText('10 of 160').waitFor();
      const row = bench.page.locator('.rows .row:not([hidden])').last();
      await row.locator('.match', { hasText: 'REFUSED' }).waitFor();
      assert.equal(await row.getAttribute('data-tone'), 'error');
    });

    it('is reached by Ctrl+/ and /, left by Down and Enter, cleared by Escape', async () => {
      await bench.composer().focus();
      await bench.page.keyboard.press('Control+/');
      assert.match(await focused(), /filter-input/);
      // At once: letters that come slowly are asked for one by one.
      await bench.page.keyboard.insertText('ping');
      await bench.page.keyboard.press('Enter');
      assert.match(await focused(), /\bgrid\b/);
      assert.deepEqual(await bench.asked('setFilter'), [{ filter: 'ping' }], 'Enter does not wait');
      await bench.page.getByText('10 of 160').waitFor();
      await bench.page.keyboard.press('/');
      await bench.page.keyboard.press('ArrowDown');
      assert.match(await focused(), /\bgrid\b/);
      await bench.page.keyboard.press('ArrowDown');
      await bench.page.locator('.row.selected').waitFor();
      await bench.page.keyboard.press('/');
      await bench.page.keyboard.press('Escape');
      await bench.page.getByText('160 events').waitFor();
      assert.equal(await box().inputValue(), '');
      assert.match(await focused(), /filter-input/);
      await bench.page.keyboard.press('Escape');
      assert.match(await focused(), /\bgrid\b/);
    });

    it('says that nothing matches, and clears from there and by its button', async () => {
      await box().fill('<b>nowhere</b>');
      await bench.page.getByText('No events match').waitFor();
      await bench.page.getByText('0 of 160').waitFor();
      assert.equal(await bench.page.locator('.empty-state b').count(), 0);
      await bench.page.locator('.empty-state button', { hasText: 'Clear Filter' }).click();
      await bench.page.getByText('160 events').waitFor();
      assert.match(await focused(), /filter-input/);
      await box().fill('pong');
      await bench.page.getByText('10 of 160').waitFor();
      await bench.page.getByRole('button', { name: 'Clear Filter' }).click();
      await bench.page.getByText('160 events').waitFor();
    });

    it('is kept over a reload, with the place in the list', async () => {
      await box().fill('hello');
      await bench.page.getByText('30 of 160').waitFor();
      await bench.grid().focus();
      await bench.page.keyboard.press('Home');
      await bench.page.keyboard.press('ArrowDown');
      await bench.page.locator('.row.selected').waitFor();
      await bench.page.locator('.row.selected[data-row="1"]').waitFor();
      // The state is saved a little later than it changes.
      await bench.page.waitForFunction(() =>
        (sessionStorage.getItem('page-state') ?? '').includes('"selected":1'),
      );
      await bench.page.reload();
      await bench.page.getByText('30 of 160').waitFor();
      assert.equal(await box().inputValue(), 'hello');
      assert.deepEqual(await bench.asked('ready', 2), [{}, { filter: 'hello' }]);
      await bench.page.locator('.row.selected[data-row="1"]:not([hidden])').waitFor();
      assert.deepEqual((await bench.asked('shown')).at(-1), { follows: false, isPaused: false });
    });
  });

  describe('pause', () => {
    it('keeps the list as it is, counts what comes, and shows all of it afterwards', async () => {
      await bench.open('layout=wide&rows=1000');
      await bench.rowNumbered('999').waitFor();
      await pause().click();
      await bench.page.locator('.paused').getByText('Paused', { exact: true }).waitFor();
      assert.equal(await pause().getAttribute('aria-pressed'), 'true');
      const before = (await bench.drawnNumbers()).sort();
      bench.host.addRows(1234);
      await bench.page.getByText('Paused · 1,234 new').waitFor();
      assert.deepEqual((await bench.drawnNumbers()).sort(), before);
      await pause().click();
      await bench.rowNumbered('2,233').waitFor();
      assert.equal(await bench.page.locator('.paused').isHidden(), true);
    });

    it('goes on showing rows that the capture drops meanwhile, and says what is gone', async () => {
      await bench.open('layout=narrow&rows=1000&dropped=5', 300, 640);
      await bench.page.locator('.rows .row:not([hidden])', { hasText: 'in 41 B' }).last().waitFor();
      bench.host.host.viewCommand('pause');
      await bench.page.locator('.paused').getByText('Paused', { exact: true }).waitFor();
      assert.deepEqual((await bench.asked('shown', 2)).at(-1), { follows: true, isPaused: true });
      const before = await bench.page.locator('.rows .row:not([hidden]) .preview').allTextContents();
      bench.host.addRows(1200);
      await bench.page.getByText('1,205 older events').waitFor();
      assert.deepEqual(
        await bench.page.locator('.rows .row:not([hidden]) .preview').allTextContents(),
        before,
      );
      await bench.grid().focus();
      await bench.page.keyboard.press('Home');
      await bench.page.getByText('no longer kept', { exact: true }).first().waitFor();
      await bench.page.keyboard.press('End');
      await bench.page.locator('.rows .row:not([hidden])', { hasText: 'in 41 B' }).last().waitFor();
    });

    it('is empty after a clear, and counts from there', async () => {
      await bench.open('layout=wide&rows=100');
      await bench.rowNumbered('99').waitFor();
      await pause().click();
      await bench.page.getByRole('button', { name: 'Clear the capture' }).click();
      await bench.page.getByText('Waiting for a client on').waitFor();
      bench.host.addRows(3);
      await bench.page.getByText('Paused · 3 new').waitFor();
    });
  });

  describe('times', () => {
    it('change their form when the setting does', async () => {
      await bench.open('layout=wide&rows=100');
      const cell = () => bench.rowNumbered('99').locator('.time');
      await bench.page.locator('.cell.time', { hasText: '12:04:31.286' }).waitFor();
      const set = (format: 'relative' | 'sincePrevious') => bench.host.change({ timeFormat: format });
      set('relative');
      await bench.page.getByRole('columnheader', { name: 'Since Start' }).waitFor();
      assert.equal(await cell().textContent(), '0.168300');
      set('sincePrevious');
      await bench.page.getByRole('columnheader', { name: 'Since Previous' }).waitFor();
      assert.equal(await cell().textContent(), '+0.001700');
      await bench.page.setViewportSize({ width: 300, height: 600 });
      await bench.rowNumbered('99').locator('.time').getByText('+0.002', { exact: true }).waitFor();
    });
  });

  describe('sockets of the last window', () => {
    for (const [layout, width] of layouts) {
      it(`are spoken of and offered again, ${layout}`, async () => {
        await bench.open(`layout=${layout}&rows=0&endpoints=0&previous=3`, width, 600);
        await bench.page.getByText('3 sockets of the last window are gone.').waitFor();
        const first = await bench.page.locator('.empty-state').boundingBox();
        const gone = await bench.page.locator('.gone').boundingBox();
        assert.ok(
          first !== null && gone !== null && first.y >= gone.y + gone.height - 1,
          'beside each other',
        );
        await bench.page.locator('.gone button', { hasText: 'Restart Previous Sockets' }).click();
        await bench.page.locator('.gone').waitFor({ state: 'hidden' });
        assert.equal((await bench.asked('restorePreviousSession')).length, 1);
        bench.host.setPrevious(1);
        await bench.page.getByText('1 socket of the last window is gone.').waitFor();
        await bench.page.locator('.gone button', { hasText: 'Dismiss' }).click();
        await bench.page.locator('.gone').waitFor({ state: 'hidden' });
        assert.equal((await bench.asked('forgetPreviousSession')).length, 1);
      });
    }
  });

  for (const theme of themes) {
    for (const [layout, width] of layouts) {
      it(`fits ${width} px in ${theme}`, async () => {
        const fits = async (name: string): Promise<void> => {
          const overflow = await bench.page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          assert.equal(overflow, false, name);
          await bench.page.screenshot({ path: join(shotsDir, `${name}-${layout}-${theme}.png`) });
        };
        await bench.open(`layout=${layout}&theme=${theme}&rows=900&previous=3`, width, 640);
        await showFilter(bench.page);
        await box().fill('hello');
        await bench.page.locator('.row:not([hidden]) .match').first().waitFor();
        await fits('filter');
        if (layout === 'wide') await pause().click();
        else bench.host.host.viewCommand('pause');
        bench.host.addRows(16);
        await bench.page.locator('.paused', { hasText: 'new' }).waitFor();
        await fits('paused');
        await box().fill('"nowhere at all"');
        await bench.page.getByText('No events match').waitFor();
        await fits('no-match');
      });
    }
  }
});

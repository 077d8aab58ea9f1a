import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessProblems } from '../support/axe.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('What is found, in the bytes of the selected row', () => {
  const bench = pageBench();
  const press = (key: string) => bench.page.keyboard.press(key);
  const tab = (name: string) => bench.page.getByRole('tab', { name }).click();
  const find = async (text: string) => {
    await press('Control+f');
    await bench.page.keyboard.type(text);
    await bench.page.locator('.find-words').getByText(/ of /).waitFor();
  };
  /** The texts of what the selector finds, once they are these: with one of the next frames. */
  const reads = (selector: string, wanted: string) =>
    bench.page.waitForFunction(
      ([what = '', text]) =>
        [...document.querySelectorAll(what)].map((node) => node.textContent).join('|') === text,
      [selector, wanted],
    );
  const inView = (selector: string) =>
    bench.page.waitForFunction((wanted) => {
      const node = [...document.querySelectorAll(wanted)].find((one) => one.getClientRects().length > 0);
      const around = node?.closest('.hex, .text-body')?.getBoundingClientRect();
      const box = node?.getBoundingClientRect();
      return (
        box !== undefined &&
        around !== undefined &&
        box.top >= around.top - 1 &&
        box.bottom <= around.bottom + 1
      );
    }, selector);

  /** Far apart in 40 000 bytes: one in the first part, one over the border of two blocks, one further on. */
  const openLong = async () => {
    await bench.open('layout=wide&rows=10', 1700, 700);
    const bytes = new Uint8Array(40_000).map((_, at) => (at % 50 === 49 ? 10 : 46));
    for (const at of [500, 16_382, 30_000]) bytes.set(new TextEncoder().encode('needle'), at);
    await bench.replaceRows(3, [bytes]);
    await bench.page.getByText('3 events').waitFor();
  };

  it('is marked and in view as text and as hex, and no longer once the widget is closed', async () => {
    await bench.open('layout=wide&rows=10', 1700, 700);
    const bytes = new Uint8Array(9_000).map((_, at) => (at % 50 === 49 ? 10 : 46));
    bytes.set(new TextEncoder().encode('a needle b'), 8_000);
    await bench.replaceRows(3, [bytes]);
    await bench.page.getByText('3 events').waitFor();
    await find('needle');
    await inView('.text-body .found');
    await reads('.text-body .found', 'needle');
    await tab('Hex');
    await inView('.hex-byte.found');
    await reads('.hex-row:not([hidden]) .hex-character.found', 'n|e|e|d|l|e');
    await tab('Text');
    await inView('.text-body .found');
    await bench.page.getByRole('button', { name: 'Close Find' }).click();
    await bench.page.locator('.detail .found').first().waitFor({ state: 'detached' });
  });

  it('is in the part of a long chunk where it begins', async () => {
    await openLong();
    const bytes = new Uint8Array(40_000).fill(46);
    bytes.set(new TextEncoder().encode('éneedle'), 16_383);
    await bench.replaceRows(3, [bytes]);
    await find('éneedle');
    await bench.page.getByText('bytes 16,383 to 32,767 of 40,000').waitFor();
    await inView('.text-body .found');
    await reads('.text-body .found', 'éneedle');
  });

  it('of a filter is marked everywhere in them, not only in what the list shows', async () => {
    await openLong();
    const box = bench.page.getByRole('combobox', { name: 'Filter by text' });
    await box.fill('needle');
    await press('Enter');
    await bench.page.locator('.filter-count', { hasText: '3 of 3' }).waitFor();
    await bench.page.locator('.rows .row:not([hidden])').last().click();
    await bench.page.locator('.text-body .match').first().waitFor();
    await reads('.text-body .match', 'needle|ne');
    await bench.page.getByRole('button', { name: 'Later bytes' }).click();
    await bench.page.getByText('bytes 16,384 to').waitFor();
    await bench.page.locator('.text-body .match').nth(1).waitFor();
    await reads('.text-body .match', 'edle|needle');
    await tab('Hex');
    // What is hidden takes no focus.
    await bench.page.locator('.hex').waitFor();
    await bench.page.locator('.hex').focus();
    await press('Control+End');
    await press('Control+Home');
    await bench.page.locator('.hex-row:not([hidden])', { hasText: '00000000' }).waitFor();
    for (let page = 0; page < 3; page++) await press('PageDown');
    await bench.page.locator('.hex-byte.match').first().waitFor();
    await reads('.hex-row:not([hidden]) .hex-character.match', 'n|e|e|d|l|e');
  });

  it('is marked in both rows where the border of two chunks cuts it', async () => {
    await bench.open('layout=wide&rows=0', 1700, 700);
    bench.host.feed('in', 'a nee');
    bench.host.feed('out', 'dle');
    bench.host.feed('in', 'dle, and a needle');
    await bench.listed(3);
    await find('needle');
    await bench.page.locator('.find-words').getByText('1 of 2').waitFor();
    await reads('.row.found .match', 'nee|dle');
    await reads('.text-body .found', 'nee');
    assert.equal(await bench.page.locator('.row.selected').getAttribute('id'), 'row-0');
    await press('Enter');
    await bench.page.locator('.find-words').getByText('2 of 2').waitFor();
    await reads('.row.found .match', 'needle');
    await press('Shift+Enter');
    await bench.page.locator('.find-words').getByText('1 of 2').waitFor();
    await bench.grid().focus();
    await press('End');
    await reads('.text-body .found', 'dle');
  });

  for (const theme of ['dark-modern', 'light-modern', 'hc-black', 'hc-light'])
    it(`can be read in ${theme}, and told from the other hits`, async () => {
      await bench.open(`layout=wide&theme=${theme}&rows=10`, 1700, 700);
      await bench.replaceRows(3, [new TextEncoder().encode('one needle\r\ntwo needle\r\n\r\nthree')]);
      await bench.page.getByRole('combobox', { name: 'Filter by text' }).fill('needle');
      await bench.page.locator('.filter-count', { hasText: '3 of 3' }).waitFor();
      await bench.page.locator('.rows .row:not([hidden])').last().click();
      await find('needle');
      for (const name of ['Text', 'Hex']) {
        await tab(name);
        const [one, other] =
          name === 'Text'
            ? ['.text-body .found', '.text-body .match:not(.found)']
            : ['.hex-byte.found', '.hex-byte.match:not(.found)'];
        const looks = await Promise.all(
          [one, other].map((selector) =>
            bench.page
              .locator(selector)
              .first()
              .evaluate((node) => {
                const { backgroundColor, outlineWidth } = getComputedStyle(node);
                return `${backgroundColor} ${outlineWidth}`;
              }),
          ),
        );
        assert.notEqual(looks[0], looks[1], name);
        await bench.page.screenshot({ path: join(shotsDir, `found-${name.toLowerCase()}-${theme}.png`) });
        assert.deepEqual(await accessProblems(bench.page), []);
      }
    });
});

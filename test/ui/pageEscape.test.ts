import assert from 'node:assert/strict';
import { pageBench } from '../support/page/pageBench.ts';

describe('Escape on the traffic page', () => {
  const bench = pageBench();
  const press = (key: string) => bench.page.keyboard.press(key);
  const shown = async () => {
    const all = {
      popup: '.filter-popup',
      menu: '.menu:not([hidden])',
      find: '.find',
      stream: '.stream',
      detail: '.detail',
    };
    const open: string[] = [];
    for (const [name, selector] of Object.entries(all))
      if (await bench.page.locator(selector).isVisible()) open.push(name);
    return open;
  };
  const nextFrame = () =>
    bench.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            requestAnimationFrame(() => {
              resolve();
            });
          });
        }),
    );
  const escape = async () => {
    await press('Escape');
    await nextFrame();
    return shown();
  };
  /** With a row's bytes, and the find widget. */
  const openBoth = async () => {
    await bench.open('layout=wide&rows=160', 1400, 700);
    await bench.page.locator('.rows .row[data-tone="data"]:not([hidden])').last().click();
    await bench.page.locator('.detail').waitFor();
    await press('Control+f');
    await bench.page.keyboard.type('ping');
    await bench.page.locator('.find-words').getByText(/ of /).waitFor();
  };

  it('closes the popup of the filter, then find, then the bytes, one at a time', async () => {
    await openBoth();
    await bench.page.getByRole('combobox', { name: 'Filter by text' }).focus();
    await press('Control+Space');
    await bench.page.getByRole('listbox').getByRole('option').first().waitFor();
    assert.deepEqual(await shown(), ['popup', 'find', 'detail']);
    assert.deepEqual(await escape(), ['find', 'detail']);
    await bench.grid().focus();
    assert.deepEqual(await escape(), ['detail']);
    assert.deepEqual(await escape(), []);
    assert.equal(await bench.grid().evaluate((node) => node === document.activeElement), true);
  });

  it('does so from the bytes too, once nothing of them is selected, and from the menu of the columns', async () => {
    await openBoth();
    await bench.page.getByRole('tab', { name: 'Hex' }).click();
    const selected = bench.page.locator('.hex-byte.selected');
    // Its bytes come a little later.
    await bench.page.locator('.hex-byte').first().waitFor();
    await bench.page.locator('.hex').focus();
    await press('Shift+ArrowRight');
    await selected.nth(1).waitFor();
    assert.deepEqual(await escape(), ['find', 'detail']);
    await selected.first().waitFor({ state: 'detached' });
    await bench.page.getByRole('button', { name: 'List Options' }).click();
    await bench.page.locator('.menu:not([hidden])').waitFor();
    assert.deepEqual(await shown(), ['menu', 'find', 'detail']);
    assert.deepEqual(await escape(), ['find', 'detail']);
    await bench.page.locator('.hex').focus();
    assert.deepEqual(await escape(), ['detail']);
    assert.deepEqual(await escape(), []);
    assert.equal(await bench.grid().evaluate((node) => node === document.activeElement), true);
  });

  it('of a stream takes away what is looked for, then the stream, and then what was there before', async () => {
    await openBoth();
    bench.host.host.rowsCommand('followStream');
    await bench.page.locator('.stream').waitFor();
    await press('Control+f');
    await bench.page.keyboard.type('x');
    await press('ArrowDown');
    await press('F3');
    assert.deepEqual(await escape(), ['stream']);
    assert.equal(await bench.page.locator('.stream-find').isVisible(), false);
    assert.deepEqual(await escape(), ['find', 'detail']);
    await bench.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    assert.deepEqual(await escape(), ['detail']);
    assert.deepEqual(await escape(), []);
  });
});

import assert from 'node:assert/strict';
import { pageBench } from '../support/page/pageBench.ts';
import { streamPage } from '../support/page/streamPage.ts';

describe('Find in a followed stream on the traffic page', () => {
  const bench = pageBench();
  const { open, feed, list, line, find, openFind } = streamPage(bench);

  it('finds over the borders of chunks, counts, goes on and back and round', async () => {
    await open();
    for (const [direction, text] of [
      ['in', 'one need'],
      ['out', 'need'],
      ['in', 'le two\nNEEDLE\n'],
      ['in', 'nee'],
      ['in', 'dle'],
    ] as const)
      feed(direction, text);
    await openFind();
    await find().fill('needle');
    await bench.page.locator('.find-count', { hasText: /^\s*3\s*$/ }).waitFor();
    for (const [key, count, texts] of [
      ['Enter', '1 of 3', ['need', 'le']],
      ['Enter', '2 of 3', ['NEEDLE']],
      ['Enter', '3 of 3', ['nee', 'dle']],
      ['Enter', '1 of 3', ['need', 'le']],
      ['Shift+Enter', '3 of 3', ['nee', 'dle']],
    ] as const) {
      await find().press(key);
      await bench.page.locator('.find-count', { hasText: count }).waitFor();
      await bench.page.waitForFunction(
        (wanted) =>
          Array.from(
            document.querySelectorAll('.stream-line:not([hidden]) .match.current'),
            (node) => node.textContent,
          )
            .toSorted()
            .join() === wanted,
        texts.toSorted().join(),
      );
    }
    assert.equal(await bench.page.locator('.match').count(), 5);
  });

  it('opens the find box by Ctrl+F and F3, and closes it by Escape before the stream', async () => {
    await open();
    feed('in', 'one needle');
    assert.equal(await find().isVisible(), false);
    await openFind();
    await find().fill('needle');
    await bench.page.locator('.find-count', { hasText: '1' }).waitFor();
    await bench.page.locator('.match').waitFor();
    await bench.page.keyboard.press('Escape');
    await find().waitFor({ state: 'hidden' });
    await bench.page.locator('.match').waitFor({ state: 'detached' });
    await bench.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'listbox');
    await bench.page.keyboard.press('F3');
    assert.equal(await find().inputValue(), 'needle');
    await list().focus();
    await bench.page.keyboard.press('Escape');
    await find().waitFor({ state: 'hidden' });
    await bench.page.keyboard.press('Escape');
    await bench.grid().waitFor();
  });

  it('goes as many matches on as the key was pressed, and stays there when its lines are cut otherwise', async () => {
    await open();
    for (let count = 0; count < 200; count += 1)
      bench.host.feed('in', `${count} a needle ${'in a haystack '.repeat(12)}\n`);
    await line('199 a needle').waitFor();
    await list().focus();
    await bench.page.keyboard.press('Home');
    await line(/^↓0 a needle/).waitFor();
    await openFind();
    await find().fill('needle');
    for (let press = 0; press < 3; press += 1) await bench.page.keyboard.press('Enter');
    await bench.page.locator('.find-count', { hasText: '3 of 200' }).waitFor();
    for (let press = 0; press < 27; press += 1) await bench.page.keyboard.press('Enter');
    await bench.page.keyboard.press('Shift+F3');
    await bench.page.locator('.find-count', { hasText: '29 of 200' }).waitFor();
    await bench.page.locator('.match.current').waitFor();
    const wide = await list().evaluate((node) => node.clientWidth);
    await bench.page.setViewportSize({ width: 700, height: 700 });
    await bench.page.waitForFunction(
      (before) => (document.querySelector('.stream-lines')?.clientWidth ?? before) < before,
      wide,
    );
    await bench.asked('followStream', 2);
    await bench.page.locator('.match.current').waitFor();
    await bench.page.locator('.find-count', { hasText: '29 of 200' }).waitFor();
    await find().press('Enter');
    await bench.page.locator('.find-count', { hasText: '30 of 200' }).waitFor();
  });
});

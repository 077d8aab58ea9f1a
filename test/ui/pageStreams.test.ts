import assert from 'node:assert/strict';
import { firstConnection } from '../support/page/scriptedTraffic.ts';
import { pageBench, until } from '../support/page/pageBench.ts';
import { streamPage } from '../support/page/streamPage.ts';

describe('Follow Stream on the traffic page', () => {
  const bench = pageBench();
  const { open, feed, list, lines, line, shown } = streamPage(bench);
  const copied = () => bench.host.editor.done.findLast(({ what }) => what === 'copied')?.value;

  it('shows chunks with their borders as they come, and a character that a border cuts whole', async () => {
    await open();
    await bench.page.getByText('Nothing has been sent or received yet').waitFor();
    feed('in', 'Hello\nfrom client');
    feed('out', 'Thanks!\n');
    await line('Thanks!').waitFor();
    assert.deepEqual(await shown(), ['↓Hello\\n', 'from client', '↑Thanks!\\n']);
    assert.match(
      (await lines().first().locator('.stream-label').textContent()) ?? '',
      /^17 B · 12:04:31\.119$/,
    );
    bench.host.feed('in', Uint8Array.of(0xf0, 0x9f));
    await line('\\xF0\\x9F').waitFor();
    bench.host.feed('in', Uint8Array.of(0x8c, 0xae, 0x21));
    await line('🌮!').waitFor();
    await line('\\xF0').waitFor({ state: 'detached' });
    // The next chunk of a direction continues it, with a mark in the margin.
    assert.deepEqual((await shown()).slice(3), ['↓', '🌮!']);
    assert.equal(await bench.page.locator('.stream-line.turn:not([hidden])').count(), 3);
    assert.equal(await bench.page.locator('.stream-line.chunk:not([hidden])').count(), 4);
    const label = line('🌮!').locator('.stream-label');
    assert.equal(await label.isVisible(), false);
    await line('🌮!').hover();
    await label.waitFor();
  });

  it('opens for the connection of the selected row, and closes by Escape', async () => {
    await bench.open('layout=wide&rows=20');
    const button = bench.page.getByRole('button', { name: 'Follow Stream' });
    assert.equal(await button.isDisabled(), true);
    await bench.page.locator('.rows .row:not([hidden])').first().click();
    await button.click();
    await list().waitFor();
    assert.equal(await bench.grid().isVisible(), false);
    assert.deepEqual(await list().evaluate((node) => node === document.activeElement), true);
    await bench.page.keyboard.press('Escape');
    await bench.grid().waitFor();
    await bench.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    await until(() => {
      const requests = bench.link.asked.filter(({ name }) => name === 'followStream');
      const last = requests.at(-1)?.params as { stream?: object } | undefined;
      return requests.length > 1 && last?.stream === undefined;
    });
  });

  it('says that its view cannot be loaded, and loads it the next time', async () => {
    await bench.open('layout=wide&rows=20');
    const { viewFiles } = bench.host;
    bench.host.viewFiles = () => Promise.reject(new Error('ENOENT'));
    await bench.page.locator('.rows .row[data-tone="data"]:not([hidden])').first().click();
    await bench.page.getByRole('button', { name: 'Follow Stream' }).click();
    await bench.page.getByText('This view cannot be loaded').waitFor();
    await bench.page.keyboard.press('Escape');
    await bench.grid().waitFor();
    bench.host.viewFiles = viewFiles;
    await bench.page.getByRole('button', { name: 'Follow Stream' }).click();
    await list().waitFor();
  });

  it('is closed by Escape also while a host far away has said nothing of it', async () => {
    await bench.open('layout=wide&rows=20&wayMs=400');
    await bench.page.locator('.rows .row[data-tone="data"]:not([hidden])').first().click();
    await bench.page.getByRole('button', { name: 'Follow Stream' }).click();
    await list().waitFor();
    await bench.page.keyboard.press('Escape');
    await list().waitFor({ state: 'hidden', timeout: 300 });
  });

  it('opens on the same page for the row that its menu is about, and for none without a connection', async () => {
    await bench.open('layout=wide&rows=20');
    const follow = () => bench.host.host.rowsCommand('followStream');
    follow();
    await bench.page.locator('.rows .row[data-tone="data"]:not([hidden])').first().click({ button: 'right' });
    follow();
    await list().waitFor();
    const asked = (await bench.asked('followStream')) as { stream: { id: number } }[];
    assert.deepEqual(
      asked.map(({ stream }) => stream.id),
      [firstConnection],
    );
  });

  it('shows one direction, and hex with offsets; both are kept when the page is loaded again', async () => {
    await open();
    feed('in', 'abc');
    feed('out', 'xyz');
    await bench.page.getByRole('radio', { name: 'Sent only' }).click();
    await line('xyz').waitFor();
    await line('abc').waitFor({ state: 'detached' });
    await bench.page.getByRole('radio', { name: 'Hex' }).click();
    await line('00000000  78 79 7a').waitFor();
    await bench.page.waitForFunction(() => sessionStorage.getItem('page-state')?.includes('"mode":"hex"'));
    await bench.page.reload();
    await list().waitFor();
    feed('in', 'abc');
    feed('out', 'xyz!');
    await line('78 79 7a 21').waitFor();
    assert.equal(
      await bench.page.getByRole('radio', { name: 'Sent only' }).getAttribute('aria-checked'),
      'true',
    );
  });

  it('hides the filter of the list, which Ctrl+/ returns to', async () => {
    await open();
    const filter = bench.page.locator('.filter');
    await filter.waitFor({ state: 'hidden' });
    assert.equal(await bench.page.locator('.strip').isVisible(), false);
    await list().press('Control+/');
    await bench.grid().waitFor();
    await filter.waitFor();
    await bench.page.waitForFunction(() => document.activeElement?.closest('.filter') !== null);
  });

  it('stays at the end while bytes come, and where the user has scrolled', async () => {
    await open();
    for (let count = 0; count < 5000; count += 1) bench.host.feed('in', `line ${count}\n`);
    await line('line 4999').waitFor();
    feed('out', 'more\n');
    await line('more').waitFor();
    await list().focus();
    await bench.page.keyboard.press('Home');
    await line(/line 0\b/).waitFor();
    feed('out', 'and more\n');
    await bench.page.keyboard.press('ArrowDown');
    assert.equal(await line('and more').count(), 0);
    // Another width: the same line stays at the top.
    for (let step = 0; step < 3; step += 1) await bench.page.keyboard.press('PageDown');
    const before = (await shown()).at(5);
    await bench.page.setViewportSize({ width: 700, height: 700 });
    await bench.page.waitForFunction(
      (text) =>
        [...document.querySelectorAll('.stream-line:not([hidden]) .stream-text')].some(
          (node) => node.textContent === text,
        ),
      before,
    );
    await list().focus();
    await bench.page.keyboard.press('End');
    await line('and more').waitFor();
    feed('in', 'live again\n');
    await line('live again').waitFor();
  });

  it('copies the lines chosen by keys, or all', async () => {
    await open();
    feed('in', 'one\ntwo\nthree\n');
    await line('three').waitFor();
    await list().focus();
    for (const key of ['Home', 'ArrowDown', 'Shift+ArrowDown', 'ControlOrMeta+c'])
      await bench.page.keyboard.press(key);
    await bench.page.getByText('Copied 10 B.').waitFor();
    assert.equal(copied(), 'two\nthree\n');
    await bench.page.keyboard.press('ControlOrMeta+a');
    await bench.page.getByRole('button', { name: 'Copy the selected lines' }).click();
    await bench.page.getByText('Copied 14 B.').waitFor();
    assert.equal(copied(), 'one\ntwo\nthree\n');
  });

  it('of hostile bytes is harmless, and of 10 MB without a line feed is there at once', async () => {
    await open();
    const texts = [
      '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>',
      '\u001b[31mred\u001b[0m \u001b]0;title\u0007',
      'user\u202e\u2066gpj.exe\u2069 \u200b\u2028<b>bold</b>',
      '\0\u0001\u007f\u0085',
    ];
    for (const text of texts) bench.host.feed('in', text);
    bench.host.feed('in', Uint8Array.of(0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80));
    await line('\\xFF\\xFE').waitFor();
    for (const mode of ['Text', 'Hex']) {
      await bench.page.getByRole('radio', { name: mode }).click();
      await line(mode === 'Hex' ? 'ff fe' : '\\xFF').waitFor();
      const seen = await bench.page.evaluate(() => ({
        markup: document.querySelectorAll('.stream-lines :is(img, script, iframe, b, a)').length,
        hit: 'hit' in globalThis,
        unseen: /[\p{Cf}\p{Zl}\p{Zp}\p{Cc}]/u.test(
          document.querySelector('.stream-lines')?.textContent ?? '',
        ),
      }));
      assert.deepEqual(seen, { markup: 0, hit: false, unseen: false }, mode);
    }
    bench.host.feed('in', new Uint8Array(10_000_000).fill(0x61));
    const worstMs = await bench.page.evaluate(async () => {
      const isThere = (): boolean =>
        [...document.querySelectorAll('.stream-text')].some((node) => node.textContent.includes('00989670'));
      let worst = 0;
      for (let frame = 0; frame < 600 && !isThere(); frame += 1) {
        const before = performance.now();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        worst = Math.max(worst, performance.now() - before);
      }
      return isThere() ? worst : Infinity;
    });
    // The dump counts from the chunks before, so that its last row is a little beyond 10 MB.
    await bench.page.getByRole('radio', { name: 'Text' }).click();
    await line(/^a{60,}$/)
      .first()
      .waitFor();
    assert.ok(worstMs < 500, String(worstMs));
    assert.ok((await bench.page.locator('.stream-line').count()) < 80);
  });

  it('says what of its beginning is no longer kept', async () => {
    await open();
    for (let count = 0; count < 70; count += 1) bench.host.feed('in', new Uint8Array(1024 * 1024).fill(0x62));
    await bench.page.getByText('The first 6.3 MB of the stream are no longer kept').waitFor();
  });
});

import assert from 'node:assert/strict';
import { pageBench } from '../support/page/pageBench.ts';

describe('Bytes on the traffic page', () => {
  const bench = pageBench();

  const hostile = [
    '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>',
    '\u001b[31mred\u001b[0m \u001b]0;title\u0007',
    'user\u202e\u2066gpj.exe\u2069 \u200b\u2028<b>bold</b>',
    '"><iframe src="https://example.com"></iframe>${1+1}{{x}}',
    '\0\u0001\u007f\u0085',
  ].map((text) => Array.from(new TextEncoder().encode(text)));

  it('of hostile peers create no markup and bring nothing unseen onto the page', async () => {
    await bench.open('layout=wide&rows=10');
    const payloads = hostile;
    await bench.replaceRows(
      100,
      payloads.map((bytes) => new Uint8Array(bytes)),
    );
    const target = bench.page.locator('.rows .row:not([hidden])', { hasText: '<img src=x' }).last();
    await target.click();
    for (const tab of ['Text', 'Hex']) {
      await bench.page.getByRole('tab', { name: tab }).click();
      const found = await bench.page.evaluate(() => ({
        markup: document.querySelectorAll('main :is(img, script, iframe, b, a)').length,
        hit: 'hit' in globalThis,
        // Control characters but our own line breaks; bidirectional, zero-width and separator characters.
        unseen: /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.test(document.querySelector('main')?.textContent ?? ''),
      }));
      assert.deepEqual(found, { markup: 0, hit: false, unseen: false }, tab);
    }
    // So much of it is hidden that it is hex unless text is asked for.
    await bench.page.getByRole('button', { name: 'List Options' }).click();
    await bench.page.getByRole('menuitemradio', { name: 'Preview as Text', exact: true }).click();
    const preview = await bench.page
      .locator('.rows .row:not([hidden]) .preview', { hasText: 'gpj.exe' })
      .first()
      .textContent();
    // How long its answer took may stand behind it.
    assert.match(
      preview ?? '',
      /^user\\u\{202E\}\\u\{2066\}gpj\.exe\\u\{2069\} \\u\{200B\}\\u\{2028\}<b>bold<\/b>(?:[\d.]+ m?s)?$/,
    );
  });

  it('of a 10 MB chunk are shown at once, a part at a time', async () => {
    await bench.open('layout=wide&rows=10', 1700);
    await bench.replaceRows(3, [new Uint8Array(10_000_000).fill(0x61)]);
    await bench.page.getByText('3 events').waitFor();
    await bench.page.locator('.rows .row:not([hidden])').last().click();
    await bench.page.getByText('bytes 0 to 16,383 of 10,000,000').waitFor();
    await bench.page.getByRole('button', { name: 'Later bytes' }).click();
    await bench.page.getByText('bytes 16,384 to 32,767 of 10,000,000').waitFor();
    // What is drawn at once is a part, of which the time does not hang on the chunk.
    const detail = bench.page.locator('.detail');
    await detail.filter({ hasText: /a{20}/ }).waitFor();
    const { length } = await detail.innerText();
    assert.ok(length < 20_000, String(length));
    await bench.page.getByRole('tab', { name: 'Hex' }).click();
    await bench.page.locator('.hex-row:not([hidden])', { hasText: '00000000' }).waitFor();
    await bench.page.locator('.hex').focus();
    await bench.page.keyboard.press('Control+End');
    await bench.page.locator('.hex-row:not([hidden])', { hasText: '00989670' }).waitFor();
    assert.ok((await bench.page.locator('.hex-row').count()) < 60);
  });

  it('open below the list without pushing the selected row out of view', async () => {
    await bench.open('layout=narrow&rows=100', 320, 640);
    await bench.rowNumbered('99').waitFor({ state: 'attached' });
    await bench.page.locator('#row-98').click();
    await bench.page.locator('.detail').waitFor();
    await bench.page.waitForFunction(() => {
      const list = document.querySelector('.rows')?.getBoundingClientRect();
      const row = document.querySelector('#row-98:not([hidden])')?.getBoundingClientRect();
      return list !== undefined && row !== undefined && row.top >= list.top && row.bottom <= list.bottom + 1;
    });
  });

  it('open by Enter and close by Escape, and the list keeps the focus', async () => {
    await bench.open('layout=narrow&rows=100', 320, 640);
    await bench.grid().focus();
    await bench.page.keyboard.press('ArrowUp');
    assert.equal(await bench.page.locator('.detail').isVisible(), false);
    await bench.page.keyboard.press('Enter');
    await bench.page.locator('.detail').waitFor();
    await bench.page.keyboard.press('Escape');
    await bench.page.locator('.detail').waitFor({ state: 'hidden' });
    assert.equal(await bench.grid().evaluate((node) => node === document.activeElement), true);
  });

  for (const [width, rowBytes] of [
    [220, 4],
    [288, 4],
    [320, 8],
    [900, 8],
    [1400, 16],
  ] as const) {
    it(`stand as hex in ${width} px, ${rowBytes} in a row, with their characters`, async () => {
      await bench.open(`layout=${width < 600 ? 'narrow' : 'wide'}&rows=100`, width, 700);
      await bench.replaceRows(3, [new Uint8Array(600).fill(0x61)]);
      await bench.page.getByText('600', { exact: true }).first().click();
      await bench.page.getByRole('tab', { name: 'Hex' }).click();
      await bench.page.locator('.hex-text', { hasText: 'aaaa' }).first().waitFor();
      const seen = await bench.page.locator('.hex').evaluate((hex) => ({
        room: hex.getBoundingClientRect().left + hex.clientWidth,
        ends: [...hex.querySelectorAll('.hex-row:not([hidden]) .hex-text')].map(
          (text) => text.getBoundingClientRect().left + text.scrollWidth,
        ),
        scrolls: hex.scrollWidth > hex.clientWidth,
        first: hex.querySelector('.hex-text')?.textContent,
      }));
      assert.equal(seen.first, 'a'.repeat(rowBytes));
      assert.equal(seen.scrolls, false);
      assert.ok(
        Math.max(...seen.ends) <= seen.room,
        `${String(Math.max(...seen.ends))} of ${String(seen.room)} px`,
      );
    });
  }

  for (const width of [288, 320, 900]) {
    it(`leave the list three rows in a view of ${width} x 360 px`, async () => {
      await bench.open(`layout=${width < 600 ? 'narrow' : 'wide'}&dropped=12345&rows=100`, width, 360);
      await bench.grid().focus();
      await bench.page.keyboard.press('ArrowUp');
      await bench.page.keyboard.press('Enter');
      await bench.page.locator('.detail').waitFor();
      await bench.page.waitForFunction(() => (document.querySelector('.rows')?.clientHeight ?? 0) >= 3 * 22);
      const composer = await bench.page.locator('.composer').boundingBox();
      assert.ok(composer !== null && composer.y + composer.height <= 360.5, 'the composer is in view');
      const detail = await bench.page.locator('.detail').boundingBox();
      assert.ok(detail !== null && detail.y + detail.height <= composer.y + 0.5, 'and nothing lies on it');
    });
  }

  it('are never cut within a character by the border of two parts', async () => {
    await bench.open('layout=wide&rows=10');
    const taco = new TextEncoder().encode('🌮');
    const bytes = new Uint8Array(40_000).map((_, index) => taco[(index + 2) % 4] ?? 0);
    bytes.fill(0x61, 0, 2);
    await bench.replaceRows(3, [bytes]);
    await bench.page.getByText('3 events').waitFor();
    await bench.page.locator('.rows .row:not([hidden])').last().click();
    const text = bench.page.locator('.text-body');
    await bench.page.getByText('bytes 0 to 16,381 of 40,000').waitFor();
    assert.match((await text.textContent()) ?? '', /^aa(?:🌮)+$/u);
    await bench.page.getByRole('button', { name: 'Later bytes' }).click();
    await bench.page.getByText('bytes 16,382 to 32,765 of 40,000').waitFor();
    assert.match((await text.textContent()) ?? '', /^(?:🌮){4096}$/u);
    await bench.page.getByRole('button', { name: 'Later bytes' }).click();
    await bench.page.getByText('bytes 32,766 to 39,999 of 40,000').waitFor();
    // What is cut by the end of the chunk itself is shown as it is.
    assert.match((await text.textContent()) ?? '', /^(?:🌮)+\\xF0\\x9F$/u);
  });
});

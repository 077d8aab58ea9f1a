import assert from 'node:assert/strict';
import { join } from 'node:path';
import { choose, chooseMore } from '../support/host/keyboard.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('The composer of the traffic page, in all themes', () => {
  const bench = pageBench();

  for (const theme of ['dark-modern', 'light-modern', 'hc-black', 'hc-light']) {
    for (const [layout, width] of [
      ['narrow', 300],
      ['wide', 1400],
    ] as const) {
      it(`shows the problem of each format in ${width} px, ${theme}`, async () => {
        await bench.open(`layout=${layout}&theme=${theme}&rows=20`, width, 460);
        for (const [format, draft] of [
          ['Escapes', 'ping\\q and more'],
          ['Hex', '00 ff zz'],
          ['Payload', '"ping\\n" hex"0'],
        ] as const) {
          await choose(bench.page, 'Format', format);
          await bench.composer().fill(draft);
          await bench.page.locator('.problem-words').waitFor();
          const overflow = await bench.page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          assert.equal(overflow, false, format);
          await bench.page.screenshot({ path: join(shotsDir, `problem-${format}-${layout}-${theme}.png`) });
        }
      });
    }
  }

  for (const theme of ['dark-modern', 'light-modern', 'hc-black', 'hc-light']) {
    it(`shows payloads of all sorts in 300 px, ${theme}`, async () => {
      await bench.open(`layout=narrow&theme=${theme}&rows=20`, 300, 460);
      await choose(bench.page, 'Format', 'Payload');
      for (const [name, draft] of [
        ['empty', ''],
        ['preview', '"ping\\n" checksum("crc16-modbus", le){hex"01 03"}'],
        ['long', `len16be{"hello" repeat(400, "x")}\nchecksum("crc32"){<<END\n  GET / HTTP/1.1\n  END\n}`],
        ['problem', '"ping\\n" checksum("crc16-modbos"){hex"01 03"}'],
      ] as const) {
        await bench.composer().fill(draft);
        const kind = name === 'problem' ? 'problem' : name === 'empty' ? 'nothing' : 'bytes';
        await bench.page.locator(`.draft-preview.${kind}`).waitFor();
        const overflow = await bench.page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(overflow, false, name);
        await bench.page.screenshot({ path: join(shotsDir, `payload-${name}-${theme}.png`) });
      }
    });
  }

  it('shows the size of the draft whole or not at all, however narrow the page is', async () => {
    await bench.open('layout=narrow&rows=20', 300, 560);
    const seen: boolean[] = [];
    for (let width = 180; width <= 400; width += 4) {
      await bench.page.setViewportSize({ width, height: 560 });
      await bench.composer().fill(width % 8 === 0 ? 'ping ok' : 'ping'.repeat(400));
      await bench.page.locator('.draft-size').waitFor({ state: 'attached' });
      const shown = await bench.page.locator('.draft-size').evaluate((node) => {
        const words = document.createRange();
        words.selectNodeContents(node);
        const [text, box] = [words.getBoundingClientRect(), node.getBoundingClientRect()];
        if (text.top >= box.bottom) return false;
        return text.left >= box.left && text.right <= box.right ? true : `${text.width} in ${box.width}`;
      });
      assert.equal(typeof shown, 'boolean', `${width} px: ${shown}`);
      seen.push(shown === true);
    }
    assert.deepEqual([seen.at(0), seen.at(-1)], [false, true]);
    await bench.composer().fill('ping ok');
    // With the line feed that the test's settings add.
    await bench.page.locator('.draft-size', { hasText: /^8 B$/ }).waitFor();
  });

  it('says in full why nothing can be sent, however narrow or low the page is', async () => {
    await bench.open('layout=narrow&fresh=1', 300, 640);
    const words = bench.page.locator('.no-target', { hasText: /^No client is connected$/ });
    for (const [width, height] of [
      [300, 640],
      [232, 640],
      [290, 300],
    ] as const) {
      await bench.page.setViewportSize({ width, height });
      await words.waitFor();
      const cut = await words.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      assert.ok(cut <= 0, `${cut} px are cut in ${width} px by ${height} px`);
      await bench.page.screenshot({ path: join(shotsDir, `no-target-${width}x${height}.png`) });
    }
    await bench.page.setViewportSize({ width: 300, height: 640 });
    await chooseMore(bench.page, 'CR LF');
    await bench.page.locator('.text-choice.ending', { hasText: 'CR LF' }).waitFor({ state: 'attached' });
  });
});

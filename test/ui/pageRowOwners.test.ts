/** Whose a row of the list is: role, peer and connection. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';
import { data, listening } from '../support/page/scriptedTraffic.ts';

const bytes = new TextEncoder().encode('ping');
const accepted = (connection: number): EngineEvent => ({
  type: 'accepted',
  call: 'accept',
  t: 1000,
  endpoint: 1,
  connection,
  local: '127.0.0.1:9998',
  remote: `127.0.0.1:${5000 + connection}`,
});
const client: EngineEvent = {
  type: 'opening',
  t: 2000,
  endpoint: 50,
  kind: 'client',
  transport: 'tcp',
  address: 'tcp://127.0.0.1:9998',
};
const events: readonly EngineEvent[] = [
  ...listening,
  // Their ids are as far apart as colours repeat.
  ...[2, 8, 14, 20].map(accepted),
  ...[2, 8, 14, 20, 2, 8].map((connection, index) => data(index, 3000 + index, bytes, connection)),
  client,
];

describe('Whose a row of the list is', () => {
  const bench = pageBench();
  const row = (seq: number) => bench.page.locator(`#row-${seq}`);
  const stripe = (seq: number) =>
    row(seq).evaluate((node) => {
      const { backgroundColor, borderLeft } = getComputedStyle(node, '::before');
      return `${backgroundColor} ${borderLeft}`;
    });
  const open = async (theme: string, layout = 'wide', width = 1400) => {
    await bench.open(`layout=${layout}&rows=0&endpoints=0&theme=${theme}`, width, 700);
    await bench.replaceCapture({ events });
    await row(13).waitFor();
  };

  it('is told by an icon and a name, and its own steps have no peer', async () => {
    await open('dark-modern');
    assert.equal(await row(13).locator('.endpoint').textContent(), '→ 127.0.0.1:9998');
    await row(13).locator('.endpoint .codicon-plug').waitFor();
    await row(8).locator('.endpoint .codicon-radio-tower').waitFor();
    assert.equal(await row(2).locator('.peer').textContent(), '');
    assert.equal(await row(8).locator('.peer').textContent(), '127.0.0.1:5008');
    assert.equal(
      await row(8).locator('.direction').getAttribute('aria-label'),
      'received, listener, connection with 127.0.0.1:5008',
    );
    await bench.page.screenshot({ path: join(shotsDir, 'row-owners.png') });
  });

  for (const theme of ['light-modern', 'hc-black'])
    it(`is told by a stripe per connection, ${theme}`, async () => {
      await open(theme, 'narrow', 300);
      const given = await Promise.all([7, 8, 9, 10].map(stripe));
      assert.equal(new Set(given).size, 4, given.join('\n'));
      assert.equal(await stripe(11), given[0]);
      assert.equal(await row(2).getAttribute('data-stripe'), '');
      await bench.page.screenshot({ path: join(shotsDir, `row-owners-${theme}.png`) });
    });

  for (const [layout, width] of [
    ['narrow', 300],
    ['wide', 1400],
  ] as const)
    it(`can be read in a light theme, ${layout}`, async () => {
      await open('light-modern', layout, width);
      for (const part of ['.direction', '.time']) {
        const ratio = await row(7)
          .locator(part)
          .evaluate((cell) => {
            const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
            const brightness = (colour: string): number => {
              if (canvas === null) return 0;
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
              const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) =>
                value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
              );
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            // A translucent text is drawn over it.
            const page = brightness(
              getComputedStyle(document.querySelector('.rows-layer') ?? cell).backgroundColor,
            );
            const text = brightness(getComputedStyle(cell).color);
            return (page + 0.05) / (text + 0.05);
          });
        assert.ok(ratio >= 4.5, `${part}: ${ratio}`);
      }
    });

  it('has one whole frame while the keyboard is on the list', async () => {
    await open('light-modern', 'narrow', 300);
    await bench.grid().focus();
    await bench.page.keyboard.press('End');
    const frame = await bench.grid().evaluate((grid) => {
      const { outlineStyle, outlineOffset, zIndex, inset } = getComputedStyle(grid, '::after');
      return { outlineStyle, outlineOffset, zIndex, inset, own: getComputedStyle(grid).outlineStyle };
    });
    assert.deepEqual(frame, {
      outlineStyle: 'solid',
      outlineOffset: '-1px',
      zIndex: '2',
      inset: '0px',
      own: 'none',
    });
    await bench.page.screenshot({ path: join(shotsDir, 'list-focus.png') });
  });
});

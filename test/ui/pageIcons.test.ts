import assert from 'node:assert/strict';
import { pageBench } from '../support/page/pageBench.ts';

/** Of a symbol in the page: its class, the box it fills, and whether the shape that cuts it out is there. */
interface Seen {
  readonly name: string;
  readonly width: number;
  readonly isCut: boolean;
}

describe('The symbols of the traffic page', () => {
  const bench = pageBench();

  const seen = (): Promise<Seen[]> =>
    bench.page.evaluate(() =>
      [...document.querySelectorAll('.codicon[class*="codicon-"]')].map((node) => {
        const { clipPath, width } = getComputedStyle(node, '::before');
        const shape = /^url\("#(.+)"\)$/.exec(clipPath)?.[1];
        const isCut =
          shape !== undefined && document.querySelector(`clipPath[id="${shape}"] > path`) !== null;
        return { name: node.className, width: Number.parseFloat(width), isCut };
      }),
    );

  for (const layout of ['wide', 'narrow'])
    it(`are each cut out of the colour of the text, ${layout}`, async () => {
      await bench.open(`layout=${layout}&rows=30`, layout === 'wide' ? 1400 : 300);
      await bench.comesIntoView('29');
      const symbols = await seen();
      assert.ok(symbols.length >= 10, `${symbols.length} symbols`);
      const bad = symbols.filter(({ width, isCut }) => !isCut || width < 12 || width > 18);
      assert.deepEqual(bad, []);
    });

  it('are in the page: it loads nothing after its HTML', async () => {
    await bench.open('layout=wide&rows=30');
    await bench.comesIntoView('29');
    const loaded = await bench.page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    assert.deepEqual(
      loaded.filter((name) => !name.endsWith('/favicon.ico')),
      [],
    );
  });
});

/** The followed stream on the traffic page. */
import type { Locator } from 'playwright-core';
import type { PageBench } from './pageBench.ts';

interface StreamPage {
  /** Opens the page, by default over no rows, and follows its first connection. */
  readonly open: (query?: string, width?: number) => Promise<void>;
  readonly feed: (direction: 'in' | 'out', text: string) => void;
  readonly list: () => Locator;
  /** The lines drawn. */
  readonly lines: () => Locator;
  readonly line: (text: string | RegExp) => Locator;
  /** Texts of all lines drawn, from top to bottom. */
  readonly shown: () => Promise<string[]>;
  readonly find: () => Locator;
  readonly openFind: () => Promise<void>;
}

export function streamPage(bench: PageBench): StreamPage {
  const list = () => bench.page.getByRole('listbox', { name: 'Lines of the stream' });
  const lines = () => bench.page.locator('.stream-line:not([hidden])');
  const find = () => bench.page.getByRole('textbox', { name: 'Find in the stream' });
  return {
    open: async (query = 'layout=wide&rows=0', width) => {
      await bench.open(query, width);
      await bench.page.getByRole('grid').waitFor();
      bench.host.host.followStream(2);
      await list().waitFor();
    },
    feed: (direction, text) => bench.host.feed(direction, text),
    list,
    lines,
    line: (text) => lines().filter({ hasText: text }),
    shown: () =>
      bench.page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.stream-line:not([hidden])')]
          .toSorted((a, b) => Number(a.dataset['line']) - Number(b.dataset['line']))
          .map((node) => `${node.children[0]?.textContent ?? ''}${node.children[1]?.textContent ?? ''}`),
      ),
    find,
    openFind: async () => {
      await list().press('Control+f');
      await find().waitFor();
    },
  };
}

import { join } from 'node:path';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

/** Pictures of the stream and the chart, to be looked at, in every theme. */
describe('Stream and chart on the traffic page', () => {
  const bench = pageBench();
  const list = () => bench.page.getByRole('listbox', { name: 'Lines of the stream' });
  const find = () => bench.page.getByRole('textbox', { name: 'Find in the stream' });

  for (const [theme, width] of [
    ['dark-modern', 320],
    ['dark-modern', 1600],
    ['light-modern', 320],
    ['light-modern', 1600],
    ['hc-black', 320],
    ['hc-black', 1600],
    ['hc-light', 320],
    ['hc-light', 1600],
  ] as const) {
    it(`look as they should: ${theme}, ${width} px`, async () => {
      await bench.open(`theme=${theme}&layout=${width < 600 ? 'narrow' : 'wide'}&rows=0`, width);
      await bench.grid().waitFor();
      bench.host.host.followStream(2);
      await list().waitFor();
      for (let count = 0; count < 60; count += 1) {
        const laterUs = 80_000 + (count % 7) * 30_000;
        bench.host.feed('in', `GET /index.html?page=${count} HTTP/1.1\r\nHost: localhost\r\n\r\n`, laterUs);
        bench.host.feed(
          'out',
          `HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello 🌮 ${'x'.repeat((count * 37) % 500)}`,
          3000,
        );
      }
      bench.host.host.viewCommand('flipChart');
      await list().press('Control+f');
      await find().fill('index');
      await bench.page.locator('.find-count', { hasText: '60' }).waitFor();
      await find().press('Enter');
      await bench.page.locator('.match.current').first().waitFor();
      await bench.page.waitForFunction(() => {
        if (!(Number(document.querySelector('.chart-plot')?.ariaValueMax) > 0)) return false;
        const drawn = [...document.querySelectorAll('.stream-line:not([hidden]) .stream-text')];
        return drawn.length > 0 && drawn.every(({ textContent }) => textContent !== '…');
      });
      await bench.page.screenshot({ path: join(shotsDir, `stream-${theme}-${width}.png`) });
      await list().focus();
      // What is looked for, then the stream.
      await bench.page.keyboard.press('Escape');
      await bench.page.keyboard.press('Escape');
      await bench.grid().waitFor();
      await bench.page.locator('.chart-plot').focus();
      for (let step = 0; step < 12; step += 1) await bench.page.keyboard.press('ArrowLeft');
      // The line at the mark is drawn together with what is said of it.
      await bench.page.waitForFunction(() => {
        const plot = document.querySelector('.chart-plot');
        return Number(plot?.ariaValueNow) <= Number(plot?.ariaValueMax) - 11;
      });
      await bench.page.screenshot({ path: join(shotsDir, `chart-${theme}-${width}.png`) });
    });
  }
});

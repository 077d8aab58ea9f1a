import assert from 'node:assert/strict';
import { listening } from '../support/page/scriptedTraffic.ts';
import { pageBench } from '../support/page/pageBench.ts';

describe('The throughput chart on the traffic page', () => {
  const bench = pageBench();
  const button = () => bench.page.getByRole('button', { name: 'Throughput chart' });
  const plot = () => bench.page.getByRole('slider', { name: 'Throughput over time' });
  const figures = () => bench.page.locator('.chart-figures');
  const spoken = (text: RegExp) =>
    bench.page.waitForFunction(
      (source) => new RegExp(source, 'u').test(document.querySelector('.chart-plot')?.ariaValueText ?? ''),
      text.source,
    );
  /** 60 buckets: in each a chunk of 100 bytes received and one of 50 sent, and none in the last but one. */
  const open = async (): Promise<void> => {
    await bench.open('layout=wide&rows=0', 1400);
    for (const event of listening.slice(0, 2)) bench.host.store.append(event);
    for (let count = 0; count < 60; count += 1) {
      if (count === 58) continue;
      bench.host.feed('in', new Uint8Array(100), count === 0 ? 10_000 : count === 59 ? 199_000 : 99_000);
      bench.host.feed('out', new Uint8Array(50), 1000);
    }
    await button().click();
    await spoken(/in 1 kB\/s/);
  };

  it('is asked for only while it is shown, and is back when the page is loaded again', async () => {
    await bench.open('layout=wide&rows=10');
    assert.equal(await bench.page.locator('.chart').isVisible(), false);
    assert.deepEqual(await bench.asked('showChart', 0), []);
    await button().click();
    await plot().waitFor();
    await bench.page.waitForFunction(() => sessionStorage.getItem('page-state')?.includes('"chart":true'));
    await bench.page.reload();
    await plot().waitFor();
    assert.deepEqual(await bench.asked('showChart', 2), [{ shown: true }, { shown: true }]);
    await button().click();
    await plot().waitFor({ state: 'hidden' });
    assert.deepEqual((await bench.asked('showChart', 3)).slice(1), [{ shown: true }, { shown: false }]);
  });

  it('says what was in a bucket, for the pointer and for the keys', async () => {
    await open();
    const box = await plot().boundingBox();
    assert.ok(box !== null);
    await bench.page.mouse.move(box.x + (box.width * 10.5) / 60, box.y + 20);
    await figures().getByText('12:04:32.118 · 100 ms').waitFor();
    assert.match(
      (await figures().innerText()).replaceAll(/\s+/g, ' '),
      /↓ in 1 kB\/s 10\/s ↑ out 500 B\/s 10\/s/,
    );
    await bench.page.mouse.move(box.x, box.y + 300);
    await figures().getByText('12:04:32.118').waitFor({ state: 'detached' });
    await plot().focus();
    await bench.page.keyboard.press('ArrowLeft');
    await bench.page.keyboard.press('ArrowLeft');
    await spoken(/in 0 B\/s, 0\/s events/);
    await bench.page.keyboard.press('Home');
    await spoken(/^12:04:31\.118/);
  });

  it('leads to the first row of a bucket by a click and by Enter, also out of a stream', async () => {
    await open();
    const box = await plot().boundingBox();
    assert.ok(box !== null);
    await bench.page.mouse.click(box.x + (box.width * 10.5) / 60, box.y + 20);
    // Two rows of the capture before the first chunk, and two chunks in each bucket.
    await bench.page.waitForFunction(
      () => document.querySelector('.rows .row.selected:not([hidden]) .number')?.textContent === '22',
    );
    await bench.comesIntoView('22');
    bench.host.host.followStream(2);
    await bench.page.getByRole('listbox', { name: 'Lines of the stream' }).waitFor();
    await plot().focus();
    for (const key of ['Home', 'ArrowRight', 'Enter']) await bench.page.keyboard.press(key);
    await bench.grid().waitFor();
    await bench.page.waitForFunction(
      () => document.querySelector('.rows .row.selected:not([hidden]) .number')?.textContent === '4',
    );
    await bench.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
  });

  const filter = () => bench.page.getByRole('combobox', { name: 'Filter by text' });
  const isFiltered = async (text: string): Promise<void> => {
    await bench.page.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('.filter-input')?.value === wanted,
      text,
    );
  };

  it('has axes: the highest and the current figure, the first and the last time', async () => {
    await open();
    assert.match(await bench.page.locator('.chart-now').innerText(), /^now /);
    assert.deepEqual(await bench.page.locator('.chart-axis span').allInnerTexts(), [
      '12:04:31.118',
      '12:04:37.118',
    ]);
  });

  it('filters the list by the time dragged over, which zooms it, and shows all again by a double click', async () => {
    await open();
    await filter().fill('dir:in');
    const box = await plot().boundingBox();
    assert.ok(box !== null);
    const x = (bucket: number): number => box.x + (box.width * (bucket + 0.5)) / 60;
    await bench.page.mouse.move(x(10), box.y + 20);
    await bench.page.mouse.down();
    await bench.page.mouse.move(x(15), box.y + 20, { steps: 3 });
    await bench.page.mouse.move(x(19), box.y + 20, { steps: 3 });
    await figures().getByText('1 s selected').waitFor();
    await bench.page.mouse.up();
    await isFiltered('dir:in time>=1 time<2');
    await bench.page.getByText('10 of 120').waitFor();
    await bench.page.waitForFunction(
      () => document.querySelector('.chart-axis span')?.textContent === '12:04:32.118',
    );
    await plot().dblclick({ position: { x: 30, y: 20 } });
    await isFiltered('dir:in');
  });

  it('does the same by keys: Shift extends, Enter applies, Escape takes it back', async () => {
    await open();
    await plot().focus();
    await bench.page.keyboard.press('Home');
    for (let step = 0; step < 4; step += 1) await bench.page.keyboard.press('Shift+ArrowRight');
    await figures().getByText('500 ms selected').waitFor();
    await bench.page.keyboard.press('Escape');
    await figures().getByText('selected').waitFor({ state: 'detached' });
    await isFiltered('');
    await bench.page.keyboard.press('Home');
    for (let step = 0; step < 4; step += 1) await bench.page.keyboard.press('Shift+ArrowRight');
    await bench.page.keyboard.press('Enter');
    await isFiltered('time>=0 time<0.5');
    await bench.page.keyboard.press('Escape');
    await isFiltered('');
  });

  it('draws in the colours of the theme, anew when that changes, and shows events instead', async () => {
    await open();
    const colours = (): Promise<string[]> =>
      bench.page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const copy = document.createElement('canvas');
        copy.width = canvas?.width ?? 0;
        copy.height = canvas?.height ?? 0;
        const context = copy.getContext('2d', { willReadFrequently: true });
        if (canvas !== null) context?.drawImage(canvas, 0, 0);
        const data = context?.getImageData(0, 0, copy.width, copy.height).data ?? [];
        const seen = new Map<string, number>();
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] === 255) {
            const colour = [data[at], data[at + 1], data[at + 2]].join();
            seen.set(colour, (seen.get(colour) ?? 0) + 1);
          }
        return [...seen].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
      });
    await bench.page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 300);
    const dark = await colours();
    assert.ok(dark.length > 0);
    await bench.page.evaluate(() => {
      document.body.classList.replace('dark-modern', 'hc-light');
      document.body.dataset['vscodeThemeKind'] = 'vscode-high-contrast-light';
    });
    await bench.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const light = await colours();
    assert.ok(light.length > 0);
    assert.notEqual(light[0], dark[0]);
    await bench.page.locator('.chart-max', { hasText: 'max 1 kB/s' }).waitFor();
    await figures().getByRole('radio', { name: 'Events' }).click();
    await figures().getByRole('radio', { name: 'Events', checked: true }).waitFor();
    await bench.page.locator('.chart-max', { hasText: 'max 10/s' }).waitFor();
  });
});

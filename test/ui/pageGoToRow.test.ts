import assert from 'node:assert/strict';
import { pageBench } from '../support/page/pageBench.ts';

describe('A row that the host takes the page to', () => {
  const bench = pageBench();
  const selected = (number: string) =>
    bench.page.locator('.rows .row.selected:not([hidden]) .number', { hasText: new RegExp(`^${number}$`) });
  const isFocused = () => bench.grid().evaluate((node) => node === document.activeElement);

  it('is selected, in view, and where keys go on from, without its bytes unless they are asked for', async () => {
    await bench.open('layout=wide&rows=1000000');
    await bench.comesIntoView('999,999');
    await bench.composer().focus();
    bench.host.notify('showRow', { row: 5000, open: false });
    await bench.comesIntoView('5,000');
    await selected('5,000').waitFor();
    assert.ok(await isFocused());
    assert.equal(await bench.page.locator('.detail').isVisible(), false);
    bench.host.host.goToRow(7);
    await selected('7').waitFor();
    await bench.page.locator('.detail').waitFor();
    await bench.page.getByText('#7 · in').waitFor();
  });

  it('is shown by a list that was paused before the row came', async () => {
    await bench.open('layout=wide&rows=20');
    await bench.comesIntoView('19');
    await bench.page.getByRole('button', { name: 'Pause' }).click();
    bench.host.addRows(20);
    bench.host.host.goToRow(30);
    await selected('30').waitFor();
    await bench.page.getByRole('button', { name: 'Pause' }).waitFor();
  });

  it('is the answer or the request of the selected one, by a key', async () => {
    await bench.open('layout=wide&rows=64');
    await bench.rowNumbered('53').click();
    await bench.grid().press('a');
    await selected('54').waitFor();
    await bench.grid().press('r');
    await selected('53').waitFor();
  });

  it('is shown in place of a stream', async () => {
    await bench.open('layout=wide&rows=64');
    await bench.comesIntoView('63');
    bench.host.host.followStream(2);
    await bench.page.locator('.stream').waitFor();
    bench.host.host.goToRow(5);
    await selected('5').waitFor();
    assert.ok(await isFocused());
  });
});

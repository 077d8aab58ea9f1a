import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessProblems } from '../support/axe.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('Marked rows of the traffic page', () => {
  const bench = pageBench();
  const row = (number: string) => bench.rowNumbered(number);
  const marks = () => bench.host.services.marks;
  /** Waits until the host has these marks. */
  const marked = async (...seqs: number[]) => {
    await bench.page.waitForFunction(
      (count) => document.querySelectorAll('.rows .row.marked:not([hidden])').length === count,
      seqs.length,
    );
    assert.deepEqual(marks().seqs(), seqs);
  };

  it('are marked and unmarked by a key, and have a sign that is heard, too', async () => {
    await bench.open('layout=wide&rows=64');
    await row('55').click();
    await row('57').click({ modifiers: ['Shift'] });
    await bench.grid().press('m');
    await marked(55, 56, 57);
    const direction = row('55').locator('.direction');
    assert.match((await direction.getAttribute('aria-label')) ?? '', /^received, .*, marked(,|$)/);
    await row('56').click();
    await bench.grid().press('M');
    await marked(55, 57);
    assert.doesNotMatch((await row('56').locator('.direction').getAttribute('aria-label')) ?? '', /marked/);
  });

  it('show their notes at the end of the row, whole in the title, with what the filter looks for', async () => {
    await bench.open('layout=wide&rows=64');
    const note = `the second retry, ${'much too long to be read '.repeat(10)}`;
    bench.host.editor.text = note;
    await row('55').click();
    await bench.grid().press('n');
    const shown = row('55').locator('.preview .note');
    await shown.waitFor();
    assert.equal(await shown.getAttribute('title'), note.trim());
    const [cell, box] = [await row('55').locator('.preview').boundingBox(), await shown.boundingBox()];
    assert.ok(cell !== null && box !== null && box.width <= cell.width / 2 + 1, 'the bytes are seen, too');
    await bench.page.getByRole('combobox', { name: 'Filter by text' }).fill('note:retry');
    await row('55').locator('.note .match', { hasText: 'retry' }).waitFor();
    await bench.listed(1);
  });

  it('are shown by all pages, and by a list that stands still, and the detail stays as it is', async () => {
    await bench.open('layout=wide&rows=64');
    await row('55').click();
    const tab = bench.page.getByRole('tab', { name: 'Hex' });
    await tab.click();
    await bench.page.locator('.hex').waitFor();
    await bench.page.getByRole('button', { name: 'Pause' }).click();
    await bench.page.locator('.hex').focus();
    await bench.page.keyboard.press('ArrowRight');
    await bench.page.getByText('offset 0x01 (1)').waitFor();
    marks().setNote(55, 'of another page');
    await row('55').locator('.note', { hasText: 'of another page' }).waitFor();
    assert.ok(await bench.page.getByText('offset 0x01 (1)').isVisible(), 'the cursor stays');
  });

  it('are gone through by F2, and their menu says what it does', async () => {
    await bench.open('layout=wide&rows=1000');
    await bench.listed(1000);
    marks().mark([5, 990]);
    await bench.grid().press('F2');
    await bench.comesIntoView('5');
    const context = async () =>
      JSON.parse((await bench.grid().getAttribute('data-vscode-context')) ?? '{}') as Record<string, unknown>;
    await bench.page.locator('.rows .row.selected.marked .number', { hasText: /^5$/ }).waitFor();
    await bench.grid().press('Shift+F2');
    await bench.page.locator('.rows .row.selected.marked .number', { hasText: /^990$/ }).waitFor();
    assert.deepEqual([(await context())['rowIsMarked'], (await context())['rowHasNote']], [true, false]);
  });

  for (const theme of ['dark-modern', 'light-modern', 'hc-black', 'hc-light'])
    for (const width of [300, 1200])
      it(`are seen and accessible in ${theme} at ${String(width)} px`, async () => {
        await bench.open(`layout=${width < 500 ? 'narrow' : 'wide'}&rows=64&theme=${theme}`, width, 500);
        marks().mark([57, 58]);
        marks().setNote(55, 'the second retry');
        await bench.page.locator('.note').waitFor();
        await bench.page.locator('#row-57').click();
        await bench.page.screenshot({ path: join(shotsDir, `marks-${theme}-${width}.png`) });
        assert.deepEqual(await accessProblems(bench.page), []);
      });
});

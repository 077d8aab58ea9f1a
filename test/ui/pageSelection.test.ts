import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { RowsActionRequest, RowsCommand } from '../../src/page/listMessages.ts';
import { accessProblems } from '../support/axe.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('Selected rows of the traffic page', () => {
  const bench = pageBench();

  beforeEach(async () => {
    await bench.open('layout=wide&rows=1000000');
    await bench.rowNumbered('999,999').waitFor();
  });

  const acts = async (): Promise<RowsActionRequest[]> => {
    return (await bench.asked('actOnRows')) as RowsActionRequest[];
  };
  const command = (name: RowsCommand) => bench.host.host.rowsCommand(name);
  /** With the next frames. */
  const selects = (...numbers: string[]) =>
    bench.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll<HTMLElement>('.rows .row.selected:not([hidden]) .number')]
          .map(({ textContent }) => textContent)
          .toSorted()
          .join() === wanted,
      numbers.join(),
    );

  it('are added by Shift and by Ctrl, and taken away again', async () => {
    await bench.rowNumbered('999,990').click();
    await bench.rowNumbered('999,993').click({ modifiers: ['Shift'] });
    await selects('999,990', '999,991', '999,992', '999,993');
    await bench.rowNumbered('999,991').click({ modifiers: ['ControlOrMeta'] });
    await bench.rowNumbered('999,996').click({ modifiers: ['ControlOrMeta'] });
    await selects('999,990', '999,992', '999,993', '999,996');
    await bench.grid().press('ControlOrMeta+c');
    const [copy] = await acts();
    assert.deepEqual(copy?.ranges, [
      { from: 999_990, to: 999_991 },
      { from: 999_992, to: 999_994 },
      { from: 999_996, to: 999_997 },
    ]);
    assert.deepEqual([copy.action, copy.active], ['copyText', 999_996]);
    assert.equal(await bench.page.evaluate(() => getSelection()?.isCollapsed), true, 'no text is marked');
  });

  it('are all of a million as one range, and the list stays where it is', async () => {
    await bench.grid().press('ControlOrMeta+a');
    await bench.page.getByText('1,000,000 selected').waitFor();
    command('copyJson');
    const [copy] = await acts();
    assert.deepEqual(copy?.ranges, [{ from: 0, to: 1_000_000 }]);
    await bench.comesIntoView('999,999');
    const told = await bench.page.locator('.rows .row[aria-selected=true]:not([hidden])').count();
    assert.equal(told, await bench.page.locator('.rows .row:not([hidden])').count());
    assert.equal(await bench.grid().getAttribute('aria-multiselectable'), 'true');
  });

  it('grow and shrink with Shift and the arrows, and one alone is left without it', async () => {
    await bench.rowNumbered('999,990').click();
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp'])
      await bench.grid().press(key);
    await selects('999,990', '999,991', '999,992');
    await bench.grid().press('ArrowDown');
    await selects('999,993');
  });

  it('are what the context menu is about; a click beside them selects what is clicked', async () => {
    const context = async (): Promise<Record<string, unknown>> =>
      JSON.parse((await bench.grid().getAttribute('data-vscode-context')) ?? '{}') as Record<string, unknown>;
    await bench.rowNumbered('999,989').click();
    await bench.rowNumbered('999,990').click({ modifiers: ['Shift'] });
    await bench.rowNumbered('999,990').click({ button: 'right' });
    await selects('999,989', '999,990');
    assert.deepEqual(
      [(await context())['webviewSection'], (await context())['rowHasBytes']],
      ['trafficRow', true],
    );
    await bench.rowNumbered('999,984').click({ button: 'right' });
    assert.equal((await context())['rowHasBytes'], false);
    await bench.page.locator('.rows .row.selected .number', { hasText: /^999,984$/ }).waitFor();
    await selects('999,984');
    assert.ok((await bench.asked('touched')).length > 0, 'the host knows whose rows are meant');
  });

  it('give the filter their peer and their endpoint', async () => {
    await bench.rowNumbered('999,989').click();
    command('filterPeer');
    const filter = bench.page.locator('.filter-input').first();
    await bench.asked('setFilter');
    assert.match(await filter.inputValue(), /^peer:[\d.:[\]]+$/);
    assert.deepEqual(await bench.asked('setFilter'), [{ filter: await filter.inputValue() }]);
  });

  it('are selected by a click also where all text of the page is marked, and not anew by the click that marks', async () => {
    const { page } = bench;
    const marked = () => page.evaluate(() => getSelection()?.toString() ?? '');
    await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
    await bench.rowNumbered('999,989').click();
    await selects('999,989');
    assert.equal(await marked(), '');
    await bench.rowNumbered('999,989').locator('.preview').dblclick();
    assert.notEqual(await marked(), '');
    await selects('999,989');
  });

  it('are told to the host once each, which sends to the connection of the last one', async () => {
    await bench.rowNumbered('999,989').click();
    await selects('999,989');
    await bench.grid().press('ArrowDown');
    await selects('999,990');
    assert.deepEqual(await bench.asked('selectRow', 2), [{ seq: 999_989 }, { seq: 999_990 }]);
    const { target, ledger } = bench.host.services;
    const connection = bench.host.store.connectionAt(999_990);
    assert.ok(ledger.connection(connection) !== undefined);
    assert.equal(target.current(), connection);
  });

  for (const [layout, width] of [
    ['wide', 1200],
    ['narrow', 300],
  ] as const)
    it(`moves no row where the composer says to whom it sends now, ${layout}`, async () => {
      await bench.open(`layout=${layout}&rows=64`, width, 560);
      await bench.listed(64);
      await bench.grid().press('Home');
      await bench.asked('selectRow', 1);
      const rows = bench.page.locator('.rows');
      const before = await rows.boundingBox();
      bench.host.services.target.choose(3);
      await bench.grid().press('ArrowDown');
      const note = bench.page.getByRole('status').getByText('Now sending to');
      await note.waitFor();
      await bench.page.screenshot({ path: join(shotsDir, `target-note-${layout}.png`) });
      assert.deepEqual(await rows.boundingBox(), before);
      assert.deepEqual(await accessProblems(bench.page), []);
    });

  it('are nothing until something is selected: the host says so', async () => {
    command('sendAgain');
    const [act] = await acts();
    assert.deepEqual(act?.ranges, []);
  });

  it('is the row that was pressed, also when rows come before the button is up again', async () => {
    // On its words: they are made anew when another row takes the place.
    await bench.rowNumbered('999,990').locator('.preview span').last().hover();
    await bench.page.mouse.down();
    bench.host.addRows(3);
    await bench.rowNumbered('1,000,002').waitFor();
    await bench.page.mouse.up();
    await selects('999,990');
  });
});

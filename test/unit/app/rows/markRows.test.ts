import assert from 'node:assert/strict';
import type { RowsAction, RowsActionRequest } from '../../../../src/page/listMessages.ts';
import { PageClient } from '../../../support/page/pageClient.ts';

describe('markRows', () => {
  let page: PageClient;
  const open = async (rows: number): Promise<void> => {
    page = new PageClient({ rows });
    await page.request('ready', {});
    await page.notice('capture');
  };
  beforeEach(() => open(64));
  afterEach(() => page.dispose());

  let generation = 0;
  beforeEach(() => void (generation = 0));
  const act = async (
    action: RowsAction,
    ranges: RowsActionRequest['ranges'],
    active = ranges[0]?.from ?? 0,
  ): Promise<void> => {
    const look = { columns: ['number', 'preview'], time: 'time', preview: 'text' } as const;
    await page.request('actOnRows', { action, generation, ranges, active, ...look });
  };
  const one = (row: number) => [{ from: row, to: row + 1 }];
  const marks = () => page.test.services.marks;
  const done = async (count = 1) => {
    const all = page.test.editor.done;
    for (let turn = 0; turn < 400 && all.length < count; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return all;
  };
  /** Where the page is taken next, by row of the list. */
  const goes = async (action: RowsAction, ranges: RowsActionRequest['ranges']): Promise<number> => {
    const before = page.notices.length;
    await act(action, ranges);
    const isNew = (notice: object) => page.notices.findIndex(({ body }) => body === notice) >= before;
    return (await page.notice('showRow', isNew)).row;
  };

  it('marks rows and takes marks away, and the page is told to ask for its rows again', async () => {
    const { marks: before } = await page.notice('capture');
    await act('mark', [
      { from: 5, to: 7 },
      { from: 9, to: 10 },
    ]);
    assert.deepEqual(marks().seqs(), [5, 6, 9]);
    await page.notice('capture', (summary) => summary.marks !== before);
    assert.deepEqual((await page.request('rows', { generation: 0, from: 4, count: 3 })).notes, [
      null,
      '',
      '',
    ]);
    await act('unmark', [{ from: 6, to: 20 }]);
    assert.deepEqual(marks().seqs(), [5]);
    generation = 7;
    await act('unmark', one(5));
    assert.deepEqual(marks().seqs(), [5], 'the numbers are of another list');
  });

  it('refuses to mark more rows than it keeps', async () => {
    page.dispose();
    await open(20_000);
    await act('mark', [{ from: 0, to: 20_000 }]);
    assert.match(JSON.stringify(await done()), /E2BIG.*10,000 rows/);
    await act('mark', [{ from: 0, to: 10_000 }]);
    await act('mark', one(10_000));
    assert.equal((await done(2)).length, 2);
    assert.equal(marks().seqs().length, 10_000);
  });

  it('writes a note on the row with the cursor, which marks it, and an empty one removes it', async () => {
    const { editor } = page.test;
    editor.text = '  the retry ';
    await act('editNote', [{ from: 5, to: 9 }], 6);
    assert.equal(marks().noteOf(6), 'the retry');
    editor.text = undefined;
    await act('editNote', one(6));
    assert.equal(marks().noteOf(6), 'the retry', 'the question was dismissed');
    editor.text = '';
    await act('editNote', one(6));
    assert.equal(marks().noteOf(6), '');
    const asked = editor.done.map(({ value }) => value as { title: string; value: string });
    assert.deepEqual(
      asked.map(({ title, value }) => `${title}: ${value}`),
      ['Note on Row #6: ', 'Note on Row #6: the retry', 'Note on Row #6: the retry'],
    );
  });

  it('asks before notes are lost with their marks', async () => {
    marks().mark([4]);
    marks().setNote(5, 'the retry');
    await act('unmark', [{ from: 4, to: 6 }]);
    assert.deepEqual(await done(), [{ what: 'confirm', value: 'Remove the note on row #5, too? the retry' }]);
    assert.deepEqual(marks().seqs(), [4, 5]);
    marks().setNote(6, 'and this');
    page.test.editor.acceptsOffers = true;
    await act('unmark', [{ from: 4, to: 7 }]);
    assert.match(JSON.stringify(await done(2)), /Remove the notes on 2 rows, too\?/);
    assert.deepEqual(marks().seqs(), []);
  });

  it('goes to the next and the previous mark, and round', async () => {
    marks().mark([3, 8, 20]);
    assert.equal(await goes('nextMark', []), 3);
    assert.equal(await goes('nextMark', one(3)), 8);
    assert.equal(await goes('nextMark', one(20)), 3);
    assert.equal(await goes('previousMark', []), 20);
    assert.equal(await goes('previousMark', one(20)), 8);
    assert.equal(await goes('previousMark', one(2)), 20);
  });

  it('goes to marks that the list shows, and says why it shows none', async () => {
    marks().mark([2, 7, 9]);
    await page.request('setFilter', { filter: 'seq>=9 or seq=2' });
    ({ generation } = await page.notice('capture', ({ filter, searching }) => filter !== '' && !searching));
    assert.equal(await goes('nextMark', one(0)), 1, 'row 9 is the second of the list');
    await page.request('setFilter', { filter: 'seq>=20' });
    await act('nextMark', []);
    assert.deepEqual(await done(), [
      { what: 'offer', value: 'Row #2 is not shown: the filter leaves it out.' },
    ]);
    marks().unmark([2, 7, 9]);
    await act('nextMark', []);
    assert.equal((await done(2))[1]?.value, 'No row is marked yet: press M on a row to mark it.');
  });

  it('changes the rows of a filter by marks', async () => {
    const rows = async (filter: string, count: number) => {
      const isSo = (summary: { filter: string; viewFirst: number; viewNext: number }) =>
        summary.filter === filter && summary.viewNext - summary.viewFirst === count;
      page.notices.length = 0;
      page.test.host.refresh();
      const { generation: now, viewFirst } = await page.notice('capture', isSo);
      const { rows: found } = await page.request('rows', { generation: now, from: viewFirst, count: 10 });
      return found.map(({ seq }) => seq);
    };
    await page.request('setFilter', { filter: 'is:marked' });
    marks().mark([5, 8]);
    assert.deepEqual(await rows('is:marked', 2), [5, 8]);
    marks().unmark([5]);
    assert.deepEqual(await rows('is:marked', 1), [8]);
    marks().setNote(30, 'The retry');
    await page.request('setFilter', { filter: 'dir:out note:retry' });
    assert.deepEqual(await rows('dir:out note:retry', 0), []);
    marks().setNote(6, 'a retry, too');
    assert.deepEqual(await rows('dir:out note:retry', 1), [6]);
  });
});

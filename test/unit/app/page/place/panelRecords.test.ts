import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  layoutOf,
  orphanTabs,
  panelRecordsOf,
  takeRecord,
} from '../../../../../src/app/page/place/panelRecords.ts';

describe('panelRecords', () => {
  it('are found by title and group of their tab, the one used last first, each once', () => {
    const records = panelRecordsOf([
      { title: 'All Traffic', filter: 'a', column: 1 },
      { title: 'tcp://127.0.0.1:9', filter: 'b', column: 1, kept: '{}' },
      { title: 'All Traffic', filter: 'c', column: 1 },
      { title: 'All Traffic', filter: 'd', column: 2 },
      { title: 'All Traffic', filter: 'e', column: 'none' },
    ]);
    const all = (column: number) => ({ title: 'All Traffic', column });
    const tabs = [all(1), all(1), all(3), { title: 'tcp://127.0.0.1:9', column: 2 }, all(1), all(1)];
    assert.deepEqual(
      tabs.map((tab) => takeRecord(records, tab)?.filter),
      ['c', 'a', 'e', 'b', 'd', undefined],
    );
  });

  it('are wanted by a tab in view whose group shows none of our panels, and by no tab again once it has one', () => {
    const tab = (viewColumn: number) => ({ label: 'All Traffic', group: { viewColumn } });
    const shown = [tab(1), tab(2), tab(3)];
    const panels = [
      { visible: false, viewColumn: 1 },
      { visible: true, viewColumn: 2 },
      { visible: true, viewColumn: undefined },
    ];
    assert.deepEqual(orphanTabs(shown, panels), [tab(1), tab(3)]);
    const replaced = [1, 3].map((viewColumn) => ({ visible: true, viewColumn }));
    assert.deepEqual(orphanTabs(shown, [...panels, ...replaced]), []);
    assert.deepEqual(orphanTabs(shown, []), shown);
  });

  it('hand on how a panel looks, and neither what was written nor what was shown there', () => {
    const kept = JSON.stringify({
      look: { preview: 'hex' },
      draft: 'secret',
      title: 'gone',
      stripOpen: false,
    });
    assert.deepEqual(JSON.parse(layoutOf(kept) ?? ''), { look: { preview: 'hex' }, stripOpen: false });
    assert.equal(layoutOf('no JSON'), undefined);
  });

  it('take anything that was saved', () => {
    fc.assert(fc.property(fc.anything(), (saved) => void panelRecordsOf(saved)));
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  layoutOf,
  limited,
  orphanTabs,
  panelRecordsOf,
  takeRecord,
} from '../../../../../src/app/page/place/panelRecords.ts';

describe('panelRecords', () => {
  it('are found by title and group of their tab, the one used last first, each once', () => {
    const panels = [
      { title: 'All Traffic', filter: 'a', column: 1 },
      { title: 'tcp://127.0.0.1:9', filter: 'b', column: 1, kept: '{}' },
      { title: 'All Traffic', filter: 'c', column: 1 },
      { title: 'All Traffic', filter: 'd', column: 2 },
      { title: 'All Traffic', filter: 'e', column: 'none' },
    ];
    const records = [...panelRecordsOf({ session: 'one', panels }).panels];
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

  it('say of which window they are, and are those used last', () => {
    const panels = Array.from({ length: 30 }, (_, at) => ({ title: 'All Traffic', filter: `f${at}` }));
    const kept = limited({ session: 'one', panels });
    assert.deepEqual(panelRecordsOf(kept), { session: 'one', panels: panels.slice(10) });
    // An earlier version saved the panels alone.
    assert.deepEqual(panelRecordsOf(panels), { session: '', panels: [] });
  });

  it('take anything that was saved', () => {
    const anything = fc.record({ session: fc.anything(), panels: fc.array(fc.anything()) });
    fc.assert(fc.property(fc.oneof(fc.anything(), anything), (saved) => void panelRecordsOf(saved)));
  });
});

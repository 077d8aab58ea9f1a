import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutOf, panelRecordsOf, takeRecord } from '../../../../src/vscode/inspector/panelRecords.ts';

describe('panelRecords', () => {
  it('are found by the title of their tab, each once', () => {
    const records = panelRecordsOf([
      { title: 'All Traffic', filter: 'a' },
      { title: 'tcp://127.0.0.1:9', filter: 'b', kept: '{}' },
      { title: 'All Traffic', filter: 'c' },
    ]);
    const titles = ['tcp://127.0.0.1:9', 'All Traffic', 'All Traffic', 'All Traffic'];
    assert.deepEqual(
      titles.map((title) => takeRecord(records, title)?.filter),
      ['b', 'a', 'c', undefined],
    );
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

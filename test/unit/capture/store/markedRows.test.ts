import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { MarkedRows, noteLimit } from '../../../../src/capture/store/markedRows.ts';
import { data } from '../../../support/ledgerEvents.ts';

describe('MarkedRows', () => {
  let store: CaptureStore;
  let changes: number;
  const lab = (limit?: number) => {
    store = new CaptureStore({ limitRows: 10 });
    changes = 0;
    const options = { onChanged: () => changes++, ...(limit === undefined ? {} : { limit }) };
    addRows(10);
    return new MarkedRows(store, options);
  };
  const addRows = (count: number): void => {
    for (let row = 0; row < count; row++) store.append(data('in', 1));
  };

  it('keeps marks in the order of the rows, and tells of each change', () => {
    const marks = lab();
    assert.ok(marks.mark([7, 3]));
    assert.ok(marks.mark([3, 5]));
    assert.deepEqual(marks.seqs(), [3, 5, 7]);
    marks.unmark([5, 6]);
    assert.deepEqual(marks.seqs(), [3, 7]);
    assert.deepEqual([marks.has(3), marks.has(5), changes, marks.version], [true, false, 3, 3]);
  });

  it('marks a row by its note, keeps the note when it is marked again, and the mark when the note goes', () => {
    const marks = lab();
    assert.ok(marks.setNote(4, 'the second try'));
    marks.mark([4]);
    assert.deepEqual([marks.noteOf(4), marks.noteOf(5)], ['the second try', undefined]);
    marks.setNote(4, '');
    marks.setNote(5, '');
    assert.deepEqual([marks.noteOf(4), marks.has(5)], ['', false]);
    marks.setNote(4, 'x'.repeat(noteLimit + 1));
    assert.equal(marks.noteOf(4)?.length, noteLimit);
    marks.unmark([4]);
    assert.equal(marks.noteOf(4), undefined);
  });

  it('forgets them with the rows that are dropped or cleared', () => {
    const marks = lab();
    marks.mark([1, 8]);
    addRows(5);
    assert.deepEqual(marks.seqs(), [8]);
    marks.mark([2]);
    assert.deepEqual(marks.seqs(), [8], 'that row is gone');
    store.clear();
    assert.deepEqual(marks.seqs(), []);
  });

  it('is bounded: marks nothing if that were too many, and counts only rows that are there', () => {
    const marks = lab(3);
    assert.ok(marks.mark([0, 1, 2]));
    assert.ok(!marks.mark([2, 3]));
    assert.ok(!marks.setNote(3, 'too many'));
    assert.ok(marks.setNote(2, 'has a mark already'));
    assert.deepEqual(marks.seqs(), [0, 1, 2]);
    addRows(2);
    assert.ok(marks.mark([3, 4]));
    assert.deepEqual(marks.seqs(), [2, 3, 4]);
  });
});

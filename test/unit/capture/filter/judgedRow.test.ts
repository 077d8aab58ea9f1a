import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { JudgedRow } from '../../../../src/capture/filter/judgedRow.ts';
import type { CaptureRow } from '../../../../src/model/captureRow.ts';
import { data, make, refusedFailure } from '../../../support/ledgerEvents.ts';

/** Tells which rows were made as objects. */
class CountingStore extends CaptureStore {
  readonly made: number[] = [];

  override row(seq: number): CaptureRow | undefined {
    this.made.push(seq);
    return super.row(seq);
  }
}

describe('JudgedRow', () => {
  it('has the columns of a chunk without a row being made', () => {
    const store = new CountingStore();
    store.append({ ...data('in', 3, 7), call: 'recvfrom', endpoint: 5 });
    store.append(data('out', 4));
    const row = new JudgedRow(store);
    const seen = [0, 1].map((seq) => {
      row.take(seq);
      const { call, length, endpoint, connection } = row;
      return { seq: row.seq, call, length, endpoint, connection };
    });
    assert.deepEqual(seen, [
      { seq: 0, call: 'recvfrom', length: 3, endpoint: 5, connection: 7 },
      { seq: 1, call: 'send', length: 4, endpoint: 1, connection: 2 },
    ]);
    assert.deepEqual(store.made, []);
  });

  it('makes the row of an event and its words once, when they are asked for', () => {
    const store = new CountingStore();
    const event = make('error');
    store.append(event);
    const row = new JudgedRow(store);
    row.take(0);
    assert.deepEqual([row.call, row.length, row.connection], [undefined, 0, 0]);
    assert.deepEqual(store.made, []);
    assert.equal(row.row?.event, event);
    const { text } = row;
    assert.deepEqual(text, { words: `${refusedFailure.code} · refused`, tone: 'error' });
    assert.equal(row.text, text, 'the same object');
    assert.deepEqual(store.made, [0]);
  });

  it('has no words of a chunk, whose row can be asked for all the same', () => {
    const store = new CaptureStore();
    store.append(data('out', 2));
    const row = new JudgedRow(store);
    row.take(0);
    assert.equal(row.text, undefined);
    assert.equal(row.row?.direction, 'out');
  });

  it('keeps nothing of the row before when it takes another', () => {
    const store = new CaptureStore();
    for (const event of [make('drained'), make('removed'), data('in', 9)]) store.append(event);
    const row = new JudgedRow(store);
    row.take(0);
    assert.deepEqual([row.row?.type, row.connection], ['drained', 2]);
    assert.match(row.text?.words ?? '', /goes on/);
    row.bytes = Uint8Array.of(1);
    row.take(1);
    assert.equal(row.bytes, undefined);
    assert.deepEqual([row.row?.type, row.connection], ['removed', 0]);
    assert.match(row.text?.words ?? '', /taken off the list/);
    row.take(2);
    assert.deepEqual([row.call, row.length, row.text], ['recv', 9, undefined]);
    row.take(0);
    assert.deepEqual([row.call, row.length], [undefined, 0]);
  });

  it('has nothing of a row that is not kept', () => {
    const store = new CaptureStore({ limitRows: 1 });
    const row = new JudgedRow(store);
    store.append(make('drained'));
    row.take(0);
    store.append(data('in', 9));
    for (const seq of [0, 2]) {
      row.take(seq);
      const { call, length, endpoint, connection, text } = row;
      assert.deepEqual(
        { call, length, endpoint, connection, row: row.row, text },
        { call: undefined, length: 0, endpoint: 0, connection: 0, row: undefined, text: undefined },
      );
    }
  });
});

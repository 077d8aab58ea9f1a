import assert from 'node:assert/strict';
import { CaptureStore } from '../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../src/capture/store/markedRows.ts';
import { ScanTurns } from '../../../src/capture/scan.ts';
import { finish } from '../../../src/model/work.ts';
import { apiRows } from '../../../src/vscode/apiRows.ts';
import type { RowsQuery } from '../../../src/vscode/apiTypes.ts';
import { captureOf } from '../../support/captureOf.ts';
import { data, make } from '../../support/ledgerEvents.ts';
import { SlowClock } from '../../support/fakeClock.ts';

const captured = (store: CaptureStore) => ({ store, marks: new MarkedRows(store) });
const seqs = (store: CaptureStore, query: RowsQuery): number[] =>
  finish(apiRows(captured(store), query)).map(({ seq }) => seq);

describe('apiRows', () => {
  it('has the latest rows in order, or those from a row on, all or of one endpoint or connection', () => {
    const store = new CaptureStore({ limitRows: 8 });
    for (let count = 0; count < 10; count++) store.append(data('in', 1, count % 2 === 0 ? 6 : 7));
    assert.deepEqual(seqs(store, {}), [2, 3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual(seqs(store, { count: 3 }), [7, 8, 9]);
    assert.deepEqual(seqs(store, { id: 6, count: 3 }), [4, 6, 8]);
    assert.deepEqual(seqs(store, { id: 7, from: 0, count: 2 }), [3, 5]);
    assert.deepEqual(seqs(store, { from: 8 }), [8, 9]);
    assert.deepEqual(seqs(store, { from: 10 }), []);
    assert.deepEqual(seqs(store, { id: 99 }), []);
  });

  it('has bytes where they are asked for, and the failure of an event instead of the event', () => {
    const store = captureOf(['ping', '']);
    store.append(make('error', { failure: { code: 'ECONNRESET', message: 'gone' } }));
    const plain = finish(apiRows(captured(store), {}));
    assert.deepEqual(
      plain.map(({ bytes }) => bytes),
      [undefined, undefined, undefined],
    );
    assert.deepEqual(
      [plain[2]?.failure?.code, Object.hasOwn(plain[2] ?? {}, 'event')],
      ['ECONNRESET', false],
    );
    const [first, second] = finish(apiRows(captured(store), { bytes: true }));
    assert.deepEqual([first?.bytes, second?.bytes], [new Uint8Array(Buffer.from('ping')), undefined]);
  });

  it('says which rows the user has marked, with their notes', () => {
    const { store, marks } = captured(captureOf(['a', 'b', 'c']));
    marks.mark([0]);
    marks.setNote(1, 'the retry');
    const rows = finish(apiRows({ store, marks }, {}));
    assert.deepEqual(
      rows.map(({ mark, note }) => [mark, note]),
      [
        [true, undefined],
        [true, 'the retry'],
        [undefined, undefined],
      ],
    );
  });

  it('goes on after rows that were dropped before their turn, and leaves out later ones', () => {
    const store = new CaptureStore({ limitRows: 4 });
    for (let count = 0; count < 4; count++) store.append(data('in', 1));
    const work = apiRows(captured(store), { from: 0 });
    work.next();
    for (let count = 0; count < 3; count++) store.append(data('in', 1));
    assert.deepEqual(
      finish(work).map(({ seq }) => seq),
      [0, 3],
    );
  });

  it('gives others a turn between slices, however many rows there are', async () => {
    const store = captureOf(Array.from({ length: 5000 }, () => 'ping'));
    const clock = new SlowClock();
    const rows = new ScanTurns(clock).finish(apiRows(captured(store), { id: 99 }));
    let turns = 0;
    for (; clock.pending > 0; turns++) {
      clock.advance(0);
      await Promise.resolve();
      await Promise.resolve();
    }
    assert.deepEqual(await rows, []);
    assert.ok(turns > 500, `${turns} turns`);
  });
});

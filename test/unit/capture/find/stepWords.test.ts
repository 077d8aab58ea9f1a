import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { exactFinder, textFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { HitCount } from '../../../../src/capture/find/hitCount.ts';
import { HitScan, type Hit } from '../../../../src/capture/find/hitScan.ts';
import { stepWords } from '../../../../src/capture/find/stepWords.ts';
import { FilterExpression } from '../../../../src/engine/expressions/filterExpression.ts';
import type { ByteFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { rowsOf } from '../../../support/captureOf.ts';
import { make } from '../../../support/ledgerEvents.ts';
import { scanAll } from '../../../support/scans.ts';

/** `opens a listener · tcp://127.0.0.1:0`, `established`, a chunk, `peer ended its side (FIN)`. */
function capture(): CaptureStore {
  const store = new CaptureStore();
  store.append(make('opening', { address: 'tcp://127.0.0.1:0' }));
  store.append(make('accepted'));
  store.append({
    type: 'data',
    t: 0,
    endpoint: 1,
    connection: 2,
    call: 'recv',
    direction: 'in',
    bytes: new TextEncoder().encode('a FIN'),
    offset: 0,
  });
  store.append(make('end'));
  return store;
}

function hits(store: CaptureStore, finder: ByteFinder, isBackward = false): Omit<Hit, 'seq'>[] {
  const from = isBackward ? { row: store.next - 1, start: Infinity } : { row: 0, start: 0 };
  const scan = new HitScan({ store, rows: rowsOf(store), finder, words: stepWords(store) }, from, isBackward);
  const found: Omit<Hit, 'seq'>[] = [];
  for (;;) {
    scanAll(scan);
    if (scan.hit === undefined) return found;
    const { row, start, end } = scan.hit;
    found.push({ row, start, end });
  }
}

describe('stepWords', () => {
  it('are found among bytes, forward and backward', () => {
    const store = capture();
    const expected = [
      { row: 2, start: 2, end: 5 },
      { row: 3, start: 21, end: 24 },
    ];
    assert.deepEqual(hits(store, exactFinder('FIN')), expected);
    assert.deepEqual(hits(store, exactFinder('FIN'), true), expected.toReversed());
    assert.deepEqual(hits(store, textFinder('ESTABLISHED')), [{ row: 1, start: 0, end: 11 }]);
  });

  it('have offsets of their UTF-8', () => {
    // The dot before it takes two bytes.
    assert.deepEqual(hits(capture(), textFinder('tcp:')), [{ row: 0, start: 20, end: 24 }]);
  });

  it('are found by an expression that is about their beginning or end', () => {
    assert.deepEqual(hits(capture(), new FilterExpression('^established$', '')), [
      { row: 1, start: 0, end: 11 },
    ]);
  });

  it('are counted', () => {
    const store = capture();
    const count = new HitCount({
      store,
      rows: rowsOf(store),
      finder: exactFinder('FIN'),
      words: stepWords(store),
    });
    scanAll(count);
    assert.deepEqual(count.count({ row: 3, start: 21 }), { total: 2, isMore: false, number: 2 });
  });

  it('are not those of data, nor of rows that are no longer kept', () => {
    const words = stepWords(capture());
    assert.equal(words(2), undefined);
    assert.equal(words(99), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { CaptureView } from '../../../../src/capture/views/captureView.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { budget, scanAll, unlimited } from '../../../support/scans.ts';

function drained(connection: number, endpoint = 1): EngineEvent {
  return { type: 'drained', t: 8, endpoint, connection, call: 'send' };
}

describe('CaptureView', () => {
  it('shows everything under its sequence numbers', () => {
    const store = new CaptureStore({ limitRows: 3 });
    const view = new CaptureView(store);
    for (let count = 0; count < 5; count++) store.append(drained(2));
    const { viewFirst, viewNext } = view.summary();
    assert.deepEqual([viewFirst, viewNext], [2, 5]);
    assert.deepEqual(
      view.rows(0, 4).map((row) => row.seq),
      [2, 3],
    );
  });

  it('shows an endpoint with its connections, or one connection', () => {
    const store = new CaptureStore();
    for (const [connection, endpoint] of [
      [2, 1],
      [4, 3],
      [5, 1],
      [2, 1],
    ] as const)
      store.append(drained(connection, endpoint));
    const view = new CaptureView(store, { id: 1 });
    assert.deepEqual(view.rows(0, 9), [], 'nothing is looked for until somebody wants it');
    scanAll(view);
    assert.deepEqual(
      view.rows(0, 9).map((row) => row.seq),
      [0, 2, 3],
    );
    const { generation } = view;
    view.setScope({ id: 2 });
    assert.equal(view.generation, generation + 1);
    scanAll(view);
    assert.deepEqual(
      view.rows(0, 9).map((row) => row.seq),
      [0, 3],
    );
    view.setScope({ id: 2 });
    assert.equal(view.generation, generation + 1);
    view.setScope({});
    assert.equal(view.rows(0, 9).length, 4);
  });

  it('looks in slices and goes on where it stopped', () => {
    const store = new CaptureStore();
    for (let count = 0; count < 20_000; count++) store.append(drained(2));
    let nowMs = 0;
    const view = new CaptureView(store, { id: 2 });
    const slice = (ms: number): boolean => view.step(budget(ms, () => (nowMs += 4)));
    assert.equal(slice(5), false);
    assert.equal(view.complete, false);
    const { viewNext, scopeRows } = view.summary();
    assert.ok(viewNext > 0 && viewNext < 1000, 'what it has by now, without looking on');
    assert.equal(scopeRows, viewNext);
    while (!slice(1));
    assert.equal(view.summary().viewNext, 20_000);
  });

  it('agrees with filtering a list, while rows come, are dropped and are cleared', () => {
    const step = fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 2, max: 4 }) },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
      { weight: 4, arbitrary: fc.constant('read' as const) },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(step, { maxLength: 120, size: 'max' }),
        (limitRows, steps) => {
          const store = new CaptureStore({ limitRows });
          const view = new CaptureView(store, { id: 3 });
          /** View number by sequence number, as first seen: it must not change in a generation. */
          let numbers = new Map<number, number>();
          for (const made of steps) {
            if (typeof made === 'number') store.append(drained(made));
            else if (made === 'clear') {
              store.clear();
              numbers = new Map();
            } else {
              assert.equal(view.step(unlimited), true);
              const { viewFirst, viewNext, generation } = view.summary();
              assert.equal(generation, store.generation);
              assert.equal(view.complete, true);
              const rows = view.rows(viewFirst, viewNext - viewFirst);
              const expected = store.rows(0, store.next).filter((row) => row.connection === 3);
              assert.deepEqual(rows, expected);
              assert.equal(viewNext - viewFirst, expected.length);
              for (const [index, row] of rows.entries()) {
                const number = viewFirst + index;
                assert.equal(numbers.get(row.seq) ?? number, number);
                numbers.set(row.seq, number);
              }
            }
          }
        },
      ),
    );
  });

  it('knows which number a row of the store has, and which it does not show', () => {
    const store = new CaptureStore();
    for (const connection of [3, 4, 3, 3, 4]) store.append(drained(connection));
    const view = new CaptureView(store, { id: 3 });
    scanAll(view);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((seq) => view.rowOf(seq)),
      [0, undefined, 1, 2, undefined, undefined],
    );
    assert.equal(new CaptureView(store).rowOf(4), 4);
  });
});

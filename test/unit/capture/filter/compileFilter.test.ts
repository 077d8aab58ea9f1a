import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { CaptureView } from '../../../../src/capture/views/captureView.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { compiledFilter } from '../../../support/filters/compiledFilter.ts';
import { accepted, filterLab, refused } from '../../../support/filters/filterLab.ts';
import { budget, scanAll } from '../../../support/scans.ts';

function data(text: string, connection = 2): EngineEvent {
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
  return { type: 'data', t: 1, endpoint: 1, connection, call: 'recv', direction: 'in', bytes, offset: 0 };
}

describe('compileFilter', () => {
  it('finds chunks by their bytes, in either case, as UTF-8', () => {
    const { store, filter, found } = filterLab();
    for (const text of ['Hello', 'HELLO there', 'hell', Buffer.from('taco 🌮').toString('latin1'), ''])
      store.append(data(text));
    filter('hello');
    assert.deepEqual(found(), [0, 1]);
    filter('🌮');
    assert.deepEqual(found(), [3]);
    filter('');
    assert.deepEqual(found(), [0, 1, 2, 3, 4]);
  });

  it('finds lifecycle events by call, words, failure and peer, and chunks by call and peer', () => {
    const { store, filter, found } = filterLab();
    store.append({
      type: 'opening',
      t: 0,
      endpoint: 1,
      kind: 'client',
      transport: 'tcp',
      address: 'tcp://127.0.0.1:9',
    });
    store.append({ type: 'error', t: 0, endpoint: 1, connection: 2, failure: refused });
    store.append({ type: 'end', t: 0, endpoint: 1, connection: 2, call: 'shutdown', direction: 'out' });
    store.append(data('x'));
    for (const [text, seqs] of [
      ['econnrefused', [1]],
      ['"Nothing listens"', [1]],
      ['"our side"', [2]],
      ['SHUTDOWN', [2]],
      ['open', [0]],
      ['53131', [1, 2, 3]],
      ['recv', [3]],
      ['recvfrom', []],
    ] as const) {
      filter(text);
      assert.deepEqual(found(), seqs, text);
    }
  });

  it('judges a peer again when an event names it, and finds connections that are new', () => {
    const { store, ledger, view, filter, found } = filterLab();
    const both = (event: EngineEvent): void => {
      ledger.apply(event);
      store.append(event);
    };
    for (const connection of [2, 2, 3]) store.append(data('x', connection));
    filter('peer:10.0.0.8');
    assert.deepEqual(found(), []);
    both({ ...accepted, connection: 3, remote: '10.0.0.8:1' });
    both(data('x', 3));
    both({ ...accepted, connection: 4, remote: '10.0.0.8:2' });
    both(data('x', 2));
    both(data('x', 4));
    scanAll(view);
    assert.deepEqual(found(), [3, 4, 5, 7]);
  });

  it('finds what lies across slabs and across the parts of a long chunk', () => {
    const { store, filter, found } = filterLab({ slabBytes: 100 });
    const length = 300_000;
    const place = 2 * 16_384 - 3;
    store.append(data('.'.repeat(97)));
    store.append(data('needle'));
    store.append(data(`${'.'.repeat(place)}needle${'.'.repeat(length)}`));
    store.append(data(`${'.'.repeat(length)}Needle`));
    store.append(data('needl'));
    store.append(data('e'));
    filter('needle');
    assert.deepEqual(found(), [1, 2, 3]);
  });

  it('stops within a chunk when its time is over, and goes on there', () => {
    const store = new CaptureStore();
    store.append(data(`${'.'.repeat(10_000_000)}needle`));
    let nowMs = 0;
    const view = new CaptureView(store);
    const slice = (): boolean => view.step(budget(5, () => (nowMs += 5)));
    view.setFilter(compiledFilter(store, 'needle'));
    assert.equal(slice(), false);
    let slices = 1;
    while (!slice()) slices++;
    assert.ok(slices > 5, `${slices} slices`);
    assert.equal(view.summary().viewNext, 1);
  });

  it('agrees with looking at everything, while rows come, are dropped and are cleared', () => {
    const step = fc.oneof(
      { weight: 20, arbitrary: fc.tuple(fc.integer({ min: 2, max: 3 }), fc.stringMatching(/^[abAB]{0,6}$/)) },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
      { weight: 5, arbitrary: fc.constant('read' as const) },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.stringMatching(/^[ab]{1,3}$/),
        fc.boolean(),
        fc.array(step, { maxLength: 120, size: 'max' }),
        (limitRows, wanted, scoped, steps) => {
          const store = new CaptureStore({ limitRows, limitBytes: 30, slabBytes: 7 });
          const view = new CaptureView(store, scoped ? { id: 3 } : {});
          view.setFilter(compiledFilter(store, wanted));
          let numbers = new Map<number, number>();
          for (const made of steps) {
            if (typeof made !== 'string') store.append(data(made[1], made[0]));
            else if (made === 'clear') {
              store.clear();
              numbers = new Map();
            } else {
              scanAll(view);
              const { viewFirst, viewNext, scopeRows } = view.summary();
              const inScope = store
                .rows(0, store.next)
                .filter(({ connection }) => !scoped || connection === 3);
              const expected = inScope.filter(({ seq }) =>
                Buffer.from(store.bytes(seq) ?? [])
                  .toString('latin1')
                  .toLowerCase()
                  .includes(wanted),
              );
              const rows = view.rows(viewFirst, viewNext - viewFirst);
              assert.deepEqual(rows, expected);
              assert.equal(viewNext - viewFirst, expected.length);
              assert.equal(scopeRows, inScope.length);
              for (const [index, row] of rows.entries()) {
                assert.equal(numbers.get(row.seq) ?? viewFirst + index, viewFirst + index);
                numbers.set(row.seq, viewFirst + index);
              }
            }
          }
        },
      ),
    );
  });

  it('asks columns before bytes, and finds each term in long chunks', () => {
    const { store, filter, found } = filterLab({ slabBytes: 1000 });
    const long = '.'.repeat(100_000);
    store.append(data(`${long}one${long}two`));
    store.append(data(`${long}two${long}`));
    store.append(data(`one`));
    for (const [text, seqs] of [
      ['one two', [0]],
      ['two one', [0]],
      ['one or two', [0, 1, 2]],
      ['-one', [1]],
      ['not (one two)', [1, 2]],
      ['text:/one/ bytes:"two"', [0]],
      ['text:/t.o$/', [0]],
      ['text:/^one/', [2]],
      ['text:/^two/', []],
      ['bytes:hex"6f ?? 65" len>3', [0]],
      ['text:/o[a-z]e/ -two', [2]],
    ] as const) {
      filter(text);
      assert.deepEqual(found(), seqs, text);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../../src/capture/captureStore.ts';
import { CaptureView } from '../../../src/capture/captureView.ts';
import { textFilter } from '../../../src/capture/textFilter.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';

const refused = {
  code: 'ECONNREFUSED',
  call: 'connect',
  address: 'tcp://127.0.0.1:9',
  message: 'Nothing listens on 127.0.0.1, port 9.',
} as const;

function data(text: string, connection = 2): EngineEvent {
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
  return { type: 'data', t: 1, endpoint: 1, connection, call: 'recv', direction: 'in', bytes, offset: 0 };
}

function lab(limits: CaptureLimits = {}) {
  const store = new CaptureStore(limits);
  const view = new CaptureView(store);
  return {
    store,
    view,
    filter: (text: string): void => view.setFilter(textFilter(store, () => '10.0.0.7:53131', text)),
    found: (): number[] => {
      while (!view.advance(8));
      const { viewFirst, viewNext } = view.summary();
      return view.rows(viewFirst, viewNext - viewFirst).map(({ seq }) => seq);
    },
  };
}

describe('textFilter', () => {
  it('finds chunks by their bytes, in either case, as UTF-8', () => {
    const { store, filter, found } = lab();
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
    const { store, filter, found } = lab();
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
      ['Nothing listens', [1]],
      ['our side', [2]],
      ['SHUTDOWN', [2]],
      ['open', [0]],
      ['53131', [0, 1, 2, 3]],
      ['recv', [3]],
      ['recvfrom', []],
    ] as const) {
      filter(text);
      assert.deepEqual(found(), seqs, text);
    }
  });

  it('judges the peer of each connection once, and each by its own', () => {
    const store = new CaptureStore();
    const asked: number[] = [];
    const view = new CaptureView(store);
    for (const connection of [2, 2, 3, 2, 4, 3, 2]) store.append(data('x', connection));
    const peerOf = ({ connection }: { connection: number }): string => {
      asked.push(connection);
      return `127.0.0.1:5000${connection}`;
    };
    view.setFilter(textFilter(store, peerOf, '50002'));
    while (!view.advance(8));
    assert.deepEqual(
      view.rows(0, 10).map(({ seq }) => seq),
      [0, 1, 3, 6],
    );
    assert.deepEqual(asked, [2, 3, 4]);
  });

  it('finds what lies across slabs and across the parts of a long chunk', () => {
    const { store, filter, found } = lab({ slabBytes: 100 });
    const length = 300_000;
    const place = 2 * 65_536 - 3;
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
    const view = new CaptureView(store, {}, () => (nowMs += 5));
    view.setFilter(textFilter(store, () => '', 'needle'));
    assert.equal(view.advance(8), false);
    let slices = 1;
    while (!view.advance(8)) slices++;
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
          view.setFilter(textFilter(store, () => '', wanted));
          let numbers = new Map<number, number>();
          for (const made of steps) {
            if (typeof made !== 'string') store.append(data(made[1], made[0]));
            else if (made === 'clear') {
              store.clear();
              numbers = new Map();
            } else {
              while (!view.advance(8));
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
});

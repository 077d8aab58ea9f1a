import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../../../src/capture/captureStore.ts';
import { CaptureView } from '../../../../src/capture/captureView.ts';
import { Ledger } from '../../../../src/capture/ledger.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { filterOver } from '../../../support/filters/arbitraryFilter.ts';
import { compiledFilter } from '../../../support/filters/compiledFilter.ts';
import { judgedRow, showsRow } from '../../../support/filters/filterOracle.ts';
import { printFilter } from '../../../../src/payload/filters/printFilter.ts';

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

const accepted: EngineEvent = {
  type: 'accepted',
  call: 'accept',
  t: 0,
  endpoint: 1,
  connection: 2,
  local: '127.0.0.1:9998',
  remote: '10.0.0.7:53131',
};
const opening: EngineEvent = {
  type: 'opening',
  t: 0,
  endpoint: 1,
  kind: 'listener',
  transport: 'tcp',
  address: 'tcp://127.0.0.1:9998',
};

function lab(limits: CaptureLimits = {}) {
  const store = new CaptureStore(limits);
  const ledger = new Ledger();
  ledger.apply(opening);
  ledger.apply(accepted);
  const view = new CaptureView(store);
  return {
    store,
    ledger,
    view,
    filter: (text: string): void => view.setFilter(compiledFilter(store, text, ledger)),
    found: (): number[] => {
      while (!view.advance(8));
      const { viewFirst, viewNext } = view.summary();
      return view.rows(viewFirst, viewNext - viewFirst).map(({ seq }) => seq);
    },
  };
}

describe('compileFilter', () => {
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
    const { store, ledger, view, filter, found } = lab();
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
    while (!view.advance(8));
    assert.deepEqual(found(), [3, 4, 5, 7]);
  });

  it('finds what lies across slabs and across the parts of a long chunk', () => {
    const { store, filter, found } = lab({ slabBytes: 100 });
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
    const view = new CaptureView(store, {}, () => (nowMs += 5));
    view.setFilter(compiledFilter(store, 'needle'));
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
          view.setFilter(compiledFilter(store, wanted));
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

  it('asks columns before bytes, and finds each term in long chunks', () => {
    const { store, filter, found } = lab({ slabBytes: 1000 });
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

  it('agrees with the plain way on any filter and capture', function () {
    this.timeout(60_000);
    const terms = [
      'dir:in',
      'dir:out',
      'call:recv',
      'call:close',
      'call:connect',
      'type:data',
      'type:closed',
      'error',
      'len>1',
      'len=0',
      'len!=2',
      'seq<5',
      'conn=2',
      'conn!=3',
      'port=9998',
      'port!=53131',
      'port>9998',
      'bytes:"ab"',
      'bytes:hex"61 ??"',
      'text:/a+b/',
      'text:/B$/i',
      'text:/^a/',
      'endpoint:9998',
      'endpoint:echo',
      'peer:10.0.0.7',
    ];
    const texts = fc.constantFrom('a', 'AB', 'b', '10.0.0', '53131', 'in', 'recv', 'listens', 'FIN');
    const at = { t: 0, endpoint: 1 } as const;
    const connection = fc.integer({ min: 2, max: 3 });
    const event: fc.Arbitrary<EngineEvent> = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(
            connection,
            fc.stringMatching(/^[abAB]{0,5}$/),
            fc.constantFrom('recv', 'send', 'recvfrom', 'sendto'),
          )
          .map(([id, text, call]): EngineEvent => ({
            type: 'data',
            t: 0,
            endpoint: 1,
            bytes: Buffer.from(text),
            offset: 0,
            connection: id,
            call,
            direction: call.startsWith('send') ? 'out' : 'in',
          })),
      },
      connection.map((id): EngineEvent => ({
        ...accepted,
        connection: id,
        remote: `10.0.0.${id}:5313${id}`,
      })),
      connection.map((id): EngineEvent => ({
        t: 0,
        endpoint: 1,
        type: 'end',
        connection: id,
        call: 'recv',
        direction: 'in',
      })),
      connection.map((id): EngineEvent => ({ ...at, type: 'error', connection: id, failure: refused })),
      connection.map((id): EngineEvent => ({
        t: 0,
        endpoint: 1,
        type: 'closed',
        call: 'close',
        connection: id,
        bytesIn: 1,
        bytesOut: 2,
        lost: 0,
        openUs: 5,
      })),
      fc.constantFrom<EngineEvent>({ ...opening, name: 'echo' }, { ...at, type: 'removed' }),
    );
    fc.assert(
      fc.property(
        filterOver(terms, texts),
        fc.array(event, { maxLength: 40, size: 'max' }),
        (node, events) => {
          const { store, ledger, filter, found } = lab({ slabBytes: 7, limitBytes: 1000 });
          for (const one of events) {
            ledger.apply(one);
            store.append(one);
          }
          filter(printFilter(node));
          const expected = store
            .rows(0, store.next)
            .filter((row) =>
              showsRow(node, judgedRow(row, store.bytes(row.seq) ?? new Uint8Array(), ledger)),
            );
          assert.deepEqual(
            found(),
            expected.map(({ seq }) => seq),
            printFilter(node),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';

function chunk(bytes: Uint8Array, connection = 2, offset = 0, endpoint = 1): EngineEvent {
  return { type: 'data', t: 7, endpoint, connection, call: 'recv', direction: 'in', bytes, offset };
}

function drained(connection = 2, endpoint = 1): EngineEvent {
  return { type: 'drained', t: 8, endpoint, connection, call: 'send' };
}

const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

describe('CaptureStore', () => {
  it('tells rows as they came, lifecycle events as themselves', () => {
    const store = new CaptureStore();
    const closed: EngineEvent = {
      type: 'closed',
      t: 1.5,
      endpoint: 4_294_967_295,
      call: 'close',
      bytesIn: 0,
      bytesOut: 0,
      lost: 0,
      openUs: 3,
    };
    const failure = { code: 'EPIPE', call: 'send', message: 'broken' } as const;
    store.append(closed);
    store.append({
      type: 'data',
      t: 9e12,
      endpoint: 1,
      connection: 4_294_967_294,
      call: 'sendto',
      direction: 'out',
      bytes: filled(3, 9),
      offset: 2 ** 40,
    });
    store.append({ type: 'error', t: 3, endpoint: 1, connection: 2, failure });
    store.append({ type: 'end', t: 4, endpoint: 1, connection: 2, call: 'shutdown', direction: 'out' });
    const [first, second, third, fourth] = store.rows(0, 10);
    assert.deepEqual(first, {
      seq: 0,
      t: 1.5,
      endpoint: 4_294_967_295,
      connection: 0,
      type: 'closed',
      call: 'close',
      length: 0,
      offset: 0,
      event: closed,
    });
    assert.deepEqual(second, {
      seq: 1,
      t: 9e12,
      endpoint: 1,
      connection: 4_294_967_294,
      type: 'data',
      call: 'sendto',
      direction: 'out',
      length: 3,
      offset: 2 ** 40,
    });
    assert.equal(third?.call, 'send');
    assert.equal(third.connection, 2);
    assert.equal(fourth?.direction, 'out');
    assert.equal(store.row(4), undefined);
    assert.equal(store.row(-1), undefined);
    assert.deepEqual(
      [store.endpointAt(1), store.connectionAt(1), store.dataCallAt(1)],
      [1, 4_294_967_294, 'sendto'],
    );
    assert.deepEqual([store.dataCallAt(2), store.dataCallAt(4)], [undefined, undefined]);
  });

  it('copies on append and on reading, and hands out exact copies', () => {
    const store = new CaptureStore();
    const bytes = Uint8Array.from([1, 2, 3, 4]);
    store.append(chunk(bytes));
    bytes.fill(0);
    const copy = store.bytes(0, 1, 2);
    assert.deepEqual(copy, Uint8Array.from([2, 3]));
    assert.equal(copy.buffer.byteLength, 2);
    copy.fill(0);
    assert.deepEqual(store.bytes(0), Uint8Array.from([1, 2, 3, 4]));
    assert.deepEqual(store.bytes(0, 3, 100), Uint8Array.from([4]));
    assert.deepEqual(store.bytes(0, 100), new Uint8Array(0));
    assert.equal(store.bytes(1), undefined);
  });

  it('keeps a chunk larger than a slab, and counts one larger than everything as dropped', () => {
    const store = new CaptureStore({ limitBytes: 100, slabBytes: 16 });
    const large = Uint8Array.from({ length: 99 }, (_, index) => index);
    store.append(chunk(filled(5, 1)));
    store.append(drained());
    store.append(chunk(large));
    assert.deepEqual(store.bytes(2), large);
    assert.equal(store.first, 1);
    store.append(drained());
    store.append(chunk(filled(101, 1)));
    assert.deepEqual([store.first, store.next, store.summary().keptBytes], [5, 5, 0]);
    assert.deepEqual(store.dropped(1), { events: 5, bytes: 205 });
    store.append(chunk(large));
    assert.deepEqual(store.bytes(5), large);
  });

  it('forgets what it dropped of an endpoint once that is removed and its last row is gone', () => {
    const store = new CaptureStore({ limitRows: 3 });
    for (let count = 0; count < 5; count++) store.append(drained());
    assert.equal(store.dropped(1).events, 2);
    store.append({ type: 'removed', t: 1, endpoint: 1 });
    assert.equal(store.dropped(1).events, 0);
    for (let count = 0; count < 3; count++) store.append(drained(5, 4));
    assert.deepEqual(store.dropped(1), { events: 0, bytes: 0 });
    assert.equal(store.summary().droppedEvents, 6);
  });

  it('begins a generation with each clear: sequence numbers go on, nothing counts as dropped', () => {
    const store = new CaptureStore({ limitRows: 2 });
    for (let count = 0; count < 5; count++) store.append(chunk(filled(2, count)));
    const before = store.version;
    store.clear();
    assert.ok(store.version > before);
    assert.deepEqual(store.summary(), {
      generation: 1,
      first: 5,
      next: 5,
      keptBytes: 0,
      limitBytes: store.limitBytes,
      limitRows: 2,
      droppedEvents: 0,
      droppedBytes: 0,
    });
    store.append(chunk(filled(2, 7)));
    assert.deepEqual(store.bytes(5), filled(2, 7));
  });

  it('calls once after a change, unless taken back', async () => {
    const store = new CaptureStore();
    const calls: string[] = [];
    store.onceChanged(() => calls.push('first'));
    const takeBack = store.onceChanged(() => calls.push('second'));
    takeBack();
    store.append(drained());
    store.append(drained());
    assert.equal(calls.length, 0);
    await new Promise(setImmediate);
    assert.deepEqual(calls, ['first']);
    store.append(drained());
    await new Promise(setImmediate);
    assert.deepEqual(calls, ['first']);
    store.onceChanged(() => calls.push('again'));
    store.append(drained());
    await new Promise(setImmediate);
    assert.deepEqual(calls, ['first', 'again']);
  });

  it('takes no memory for what it does not hold', () => {
    const before = process.memoryUsage().arrayBuffers;
    const store = new CaptureStore();
    store.append(chunk(filled(10, 1)));
    assert.ok(process.memoryUsage().arrayBuffers - before < 4 * 1024 * 1024);
    assert.equal(store.next, 1);
  });

  it('uses its memory again under flood, and takes no more', () => {
    const mib = 1024 * 1024;
    const store = new CaptureStore({ limitBytes: 4 * mib });
    const before = process.memoryUsage().arrayBuffers;
    const bytes = filled(64 * 1024, 1);
    for (let count = 0; count < 1600; count++) store.append(chunk(bytes));
    const grown = process.memoryUsage().arrayBuffers - before;
    assert.equal(store.summary().keptBytes, 4 * mib);
    assert.ok(grown < 8 * mib, `${grown} bytes`);
  });

  it('agrees with a plain list that drops its oldest rows', () => {
    const step = fc.oneof(
      {
        weight: 10,
        arbitrary: fc.record({
          length: fc.integer({ min: 0, max: 40 }),
          endpoint: fc.integer({ min: 1, max: 3 }),
        }),
      },
      { weight: 5, arbitrary: fc.constant('detail' as const) },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
    );
    const limits = fc.record({
      limitBytes: fc.integer({ min: 1, max: 60 }),
      limitRows: fc.integer({ min: 1, max: 12 }),
      limitDetails: fc.integer({ min: 1, max: 5 }),
      slabBytes: fc.integer({ min: 1, max: 20 }),
      blockRows: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 80, size: 'max' }), (limit, steps) => {
        const store = new CaptureStore(limit);
        const model = new ListStore(limit);
        for (const [index, made] of steps.entries()) {
          if (made === 'clear') {
            store.clear();
            model.clear();
          } else {
            const event =
              made === 'detail' ? drained(index) : chunk(filled(made.length, index), 2, index, made.endpoint);
            store.append(event);
            model.append(event);
          }
          model.check(store);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The same rules, in the plainest way. */
class ListStore {
  readonly #limit: { limitBytes: number; limitRows: number; limitDetails: number };
  #rows: { seq: number; event: EngineEvent }[] = [];
  #next = 0;
  #dropped = new Map<number, { events: number; bytes: number }>();

  constructor(limit: { limitBytes: number; limitRows: number; limitDetails: number }) {
    this.#limit = limit;
  }

  append(event: EngineEvent): void {
    this.#rows.push({ seq: this.#next++, event });
    while (this.#over()) {
      const oldest = this.#rows.shift()?.event;
      if (oldest === undefined) break;
      const drops = this.#dropped.get(oldest.endpoint) ?? { events: 0, bytes: 0 };
      drops.events++;
      drops.bytes += lengthOf(oldest);
      this.#dropped.set(oldest.endpoint, drops);
    }
  }

  clear(): void {
    this.#rows = [];
    this.#dropped.clear();
  }

  #over(): boolean {
    const details = this.#rows.filter((row) => row.event.type !== 'data').length;
    const { limitBytes, limitRows, limitDetails } = this.#limit;
    return this.#rows.length > limitRows || details > limitDetails || this.#bytes() > limitBytes;
  }

  #bytes(): number {
    return this.#rows.reduce((sum, row) => sum + lengthOf(row.event), 0);
  }

  check(store: CaptureStore): void {
    const summary = store.summary();
    const drops = [...this.#dropped.values()];
    assert.equal(summary.next, this.#next);
    assert.equal(summary.first, this.#rows[0]?.seq ?? this.#next);
    assert.equal(summary.keptBytes, this.#bytes());
    assert.equal(
      summary.droppedEvents,
      drops.reduce((sum, one) => sum + one.events, 0),
    );
    assert.equal(
      summary.droppedBytes,
      drops.reduce((sum, one) => sum + one.bytes, 0),
    );
    for (let endpoint = 1; endpoint <= 3; endpoint++) {
      assert.deepEqual(store.dropped(endpoint), this.#dropped.get(endpoint) ?? { events: 0, bytes: 0 });
    }
    const rows = store.rows(0, this.#next);
    assert.deepEqual(
      rows.map((row) => [row.seq, row.type, row.endpoint, row.connection]),
      this.#rows.map(({ seq, event }) => [
        seq,
        event.type,
        event.endpoint,
        'connection' in event ? event.connection : 0,
      ]),
    );
    for (const { seq, event } of this.#rows) {
      if (event.type === 'data') assert.deepEqual(store.bytes(seq), event.bytes);
      else assert.equal(store.row(seq)?.event, event);
    }
  }
}

function lengthOf(event: EngineEvent): number {
  return event.type === 'data' ? event.bytes.length : 0;
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../../../src/capture/store/captureStore.ts';
import type { RowFilter } from '../../../../src/capture/views/rowFilter.ts';
import { StepMeter } from '../../../../src/capture/scan.ts';
import { RowScan, type RowSource } from '../../../../src/capture/views/rowScan.ts';
import { data } from '../../../support/ledgerEvents.ts';
import { unlimited } from '../../../support/scans.ts';

/** All rows of a store, as they come and go. */
const allOf = (store: CaptureStore): RowSource => ({
  get first() {
    return store.first;
  },
  get next() {
    return store.next;
  },
  seqOf: (number) => number,
});

/** Shows what it is told to, without a look at bytes. */
const showing = (isShown: (seq: number) => boolean): RowFilter => ({
  judge: (seq) => (isShown(seq) ? 'shown' : 'hidden'),
  judgeBytes: () => assert.fail('nothing is left open'),
  overlapBytes: 0,
  partBytes: Infinity,
  stepBytes: Infinity,
});

const searchFor = (
  store: CaptureStore,
  isShown: (seq: number) => boolean,
  meter = new StepMeter(),
): RowScan => new RowScan(store, allOf(store), showing(isShown), meter);

/** Leaves all to the bytes, of which no part can tell; and writes down what it is asked. */
function asking(partBytes: number, stepBytes: number) {
  const asked: string[] = [];
  const filter: RowFilter = {
    judge: (seq) => {
      asked.push(String(seq));
      return 'bytes';
    },
    judgeBytes: (seq, offset, length) => {
      asked.push(`${seq}:${offset}-${offset + length}`);
      return 'bytes';
    },
    overlapBytes: 0,
    partBytes,
    stepBytes,
  };
  return { filter, asked };
}

function append(store: CaptureStore, ...lengths: readonly number[]): void {
  for (const length of lengths) store.append(data('in', length));
}

function captured(lengths: readonly number[], limits: CaptureLimits = {}): CaptureStore {
  const store = new CaptureStore(limits);
  append(store, ...lengths);
  return store;
}

/** Chunks without bytes. */
const empty = (count: number): number[] => Array.from({ length: count }, () => 0);

const found = ({ found }: RowScan): number[] =>
  Array.from({ length: found.next - found.first }, (_, at) => found.seqOf(found.first + at));

const all = (search: RowScan): void => void search.step(unlimited);

/** Its time is over whenever it looks at the clock. */
const slice = (search: RowScan): void => void search.step({ endMs: 0, nowMs: () => 0 });

describe('RowScan', () => {
  it('finds what filtering a list finds, under numbers that stay, while rows come and go and however often it is stopped', () => {
    const wanted = Buffer.of(1, 1);
    const payload = fc
      .array(fc.constantFrom(0, 0, 1), { maxLength: 9 })
      .map((bytes) => Uint8Array.from(bytes));
    const step = fc.oneof(
      { weight: 12, arbitrary: payload },
      { weight: 8, arbitrary: fc.constant('slice' as const) },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(step, { maxLength: 100, size: 'max' }),
        (limitRows, steps) => {
          const store = new CaptureStore({ limitRows, blockRows: 64, slabBytes: 4096 });
          const verdictOf = (seq: number) =>
            (['shown', 'hidden', 'bytes', 'bytes'] as const)[seq % 4] ?? 'hidden';
          const has = (seq: number, offset = 0, length = Infinity): boolean =>
            Buffer.from(store.bytes(seq, offset, length) ?? []).includes(wanted);
          const search = new RowScan(store, allOf(store), {
            judge: (seq) => {
              assert.ok(seq >= store.first, 'it is asked only about what is kept');
              return verdictOf(seq);
            },
            judgeBytes: (seq, offset, length) => (has(seq, offset, length) ? 'shown' : 'bytes'),
            overlapBytes: wanted.length - 1,
            partBytes: 2,
            // With each part it looks at the clock.
            stepBytes: 1 / 1024,
          });
          const numbers = new Map<number, number>();
          const check = (): void => {
            const { first, next } = search.found;
            for (let number = first; number < next; number++) {
              const seq = search.found.seqOf(number);
              assert.equal(numbers.get(seq) ?? number, number);
              numbers.set(seq, number);
            }
          };
          const expected = (): number[] =>
            store
              .rows(0, store.next)
              .map(({ seq }) => seq)
              .filter((seq) => verdictOf(seq) === 'shown' || (verdictOf(seq) === 'bytes' && has(seq)));
          for (const made of steps) {
            if (made === 'clear') store.clear();
            else if (made !== 'slice') store.append({ ...data('in', 0), bytes: made });
            else {
              slice(search);
              check();
              const soFar = found(search);
              assert.deepEqual(soFar, expected().slice(0, soFar.length));
            }
          }
          all(search);
          check();
          assert.equal(search.complete, true);
          assert.deepEqual(found(search), expected());
        },
      ),
    );
  });

  it('is complete until more rows come, and then looks at those only', () => {
    const store = new CaptureStore();
    const asked: number[] = [];
    const search = searchFor(store, (seq) => asked.push(seq) > 0);
    assert.equal(search.complete, true);
    append(store, 0, 0);
    assert.deepEqual([search.complete, found(search)], [false, []], 'it looks only when it is told to');
    all(search);
    assert.deepEqual([search.complete, found(search)], [true, [0, 1]]);
    append(store, 0);
    assert.equal(search.complete, false);
    all(search);
    assert.deepEqual(
      [found(search), asked],
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
    );
  });

  it('begins with the oldest row that is kept, and is complete where none is', () => {
    const store = captured(empty(5), { limitRows: 3 });
    const start = () => searchFor(store, (seq) => seq !== 3);
    const search = start();
    all(search);
    assert.deepEqual([search.found.first, found(search)], [0, [2, 4]]);
    store.clear();
    assert.equal(start().complete, true);
  });

  it('has room for all rows of a full capture', () => {
    const limitRows = 12_288;
    const store = captured(empty(limitRows + 1000), { limitRows });
    const search = searchFor(store, () => true);
    all(search);
    append(store, ...empty(1000));
    all(search);
    assert.deepEqual(
      found(search),
      Array.from({ length: limitRows }, (_, at) => store.first + at),
    );
  });

  it('looks at the clock first and after so many rows, and stops when that stands at the deadline', () => {
    const store = captured(empty(2000));
    const search = searchFor(store, () => true, new StepMeter(256));
    let nowMs = 0;
    const count = (endMs: number): number => {
      search.step({ endMs, nowMs: () => ++nowMs });
      return search.found.next;
    };
    assert.deepEqual([count(4), nowMs], [768, 4]);
    assert.deepEqual([count(0), nowMs], [1024, 6], 'it gets on even when it is late');
    assert.deepEqual([count(7.5), nowMs, search.complete], [1280, 8, false]);
    assert.deepEqual([count(Infinity), nowMs, search.complete], [2000, 11, true]);
    append(store, ...empty(250));
    assert.deepEqual([count(0), nowMs], [2250, 12], 'each time it counts anew');
  });

  it('counts a row as one step, and so many of its bytes as another', () => {
    const looksOf = (length: number): number => {
      const store = captured([length, length, length, length]);
      let looks = 0;
      new RowScan(store, allOf(store), asking(Infinity, 10).filter, new StepMeter(256)).step({
        endMs: Infinity,
        nowMs: () => ++looks,
      });
      return looks - 1;
    };
    assert.deepEqual([2550, 2549, 1270, 1269, 630, 629].map(looksOf), [4, 2, 2, 1, 1, 0]);
  });

  it('counts the bytes of each part, those too that it shares with the next', () => {
    const store = captured([1000]);
    const { filter, asked } = asking(100, 1);
    const search = new RowScan(store, allOf(store), { ...filter, overlapBytes: 27 }, new StepMeter(256));
    slice(search);
    assert.deepEqual(asked, ['0', '0:0-127', '0:100-227']);
    slice(search);
    assert.deepEqual(asked.slice(3), ['0:200-327', '0:300-427']);
  });

  it('goes on amid a chunk where it was stopped, without asking for its columns again', () => {
    const store = captured([7, 5]);
    const { filter, asked } = asking(3, 0.001);
    const search = new RowScan(store, allOf(store), filter);
    const slices = Array.from({ length: 5 }, () => {
      slice(search);
      return asked.splice(0);
    });
    assert.deepEqual(slices, [['0', '0:0-3'], ['0:3-6'], ['0:6-7'], ['1', '1:0-3'], ['1:3-5']]);
    assert.equal(search.complete, true);
  });

  it('begins a row at its first byte when the one before it was shown, or dropped, half looked at', () => {
    const store = captured([9, 9, 9], { limitRows: 3 });
    const { filter, asked } = asking(3, 0.001);
    const search = new RowScan(store, allOf(store), {
      ...filter,
      judgeBytes: (seq, offset, length) => {
        filter.judgeBytes(seq, offset, length);
        return seq === 0 && offset === 3 ? 'shown' : 'bytes';
      },
    });
    for (let count = 0; count < 4; count++) slice(search);
    assert.deepEqual(asked.splice(0), ['0', '0:0-3', '0:3-6', '1', '1:0-3', '1:3-6']);
    append(store, 9, 9);
    assert.equal(store.first, 2);
    slice(search);
    assert.deepEqual(asked, ['2', '2:0-3']);
  });

  it('finds no more what was dropped or cleared, also without looking on', () => {
    const store = captured(empty(4), { limitRows: 4 });
    const search = searchFor(store, (seq) => seq !== 1);
    all(search);
    append(store, 0, 0, 0);
    assert.deepEqual(found(search), [0, 2, 3], 'nobody has told it yet');
    search.forgetDropped();
    assert.deepEqual([search.found.first, found(search)], [2, [3]]);
    store.clear();
    search.forgetDropped();
    assert.deepEqual([search.found.first, search.found.next], [3, 3]);
    append(store, 0);
    all(search);
    assert.deepEqual([search.found.first, found(search)], [3, [7]]);
  });

  it('searches what another search has found, by its numbers', () => {
    const store = captured(empty(20), { limitRows: 20 });
    const even = searchFor(store, (seq) => seq % 2 === 0);
    all(even);
    const asked: number[] = [];
    const both = new RowScan(
      store,
      even.found,
      showing((seq) => asked.push(seq) > 0 && seq % 3 === 0),
    );
    all(both);
    assert.deepEqual(asked, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    assert.deepEqual(found(both), [0, 6, 12, 18]);
    append(store, ...empty(10));
    assert.equal(both.complete, true, 'it knows of what the other one has found only');
    for (const search of [even, both]) all(search);
    assert.deepEqual([both.found.first, found(both)], [2, [12, 18, 24]]);
    append(store, ...empty(100));
    for (const search of [even, both]) all(search);
    assert.deepEqual(found(both), [114, 120, 126]);
    assert.ok(
      asked.every((seq) => seq < 30 || seq >= 110),
      'not about what came and went meanwhile',
    );
  });
});

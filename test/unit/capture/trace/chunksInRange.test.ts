import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../../../src/capture/store/captureStore.ts';
import { chunksLimit, chunksInRange } from '../../../../src/capture/trace/chunksInRange.ts';
import { data, make } from '../../../support/ledgerEvents.ts';

type Way = 'in' | 'out';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Connection 2 is the one that is asked about. */
function lab(limits: CaptureLimits = {}) {
  const store = new CaptureStore(limits);
  const offsets = new Map<string, number>();
  /** Answers the row's number. */
  const add = (length: number, direction: Way = 'in', connection = 2): number => {
    const way = `${connection} ${direction}`;
    const offset = offsets.get(way) ?? 0;
    offsets.set(way, offset + length);
    store.append({ ...data(direction, length, connection), offset });
    return store.next - 1;
  };
  const search = (range: Range, seq: number, direction: Way = 'in') =>
    chunksInRange(store, 2, direction, range, seq);
  /** The rows found, and in how many steps they were. */
  const find = (range: Range, seq: number, direction: Way = 'in') => {
    const finding = search(range, seq, direction);
    for (let steps = 0; ; steps++) {
      const step = finding.next();
      if (step.done !== true) continue;
      const { rows, isCut } = step.value;
      return { rows: rows.map((row) => row.seq), steps, ...(isCut ? { isCut } : {}) };
    }
  };
  return { store, add, search, find };
}

const strangers = (
  add: (length: number, direction: Way, connection: number) => unknown,
  count: number,
): void => {
  for (let row = 0; row < count; row++) add(1, 'in', 3);
};

describe('The chunks of a range of a stream', () => {
  it('are those with bytes of it that are kept, in order, from whichever row it is looked', () => {
    const row = fc.record({
      length: fc.nat(5),
      direction: fc.constantFrom<Way[]>('in', 'out'),
      connection: fc.constantFrom(2, 2, 3),
    });
    const steps = fc.array(fc.oneof({ weight: 9, arbitrary: row }, fc.constant('end' as const)), {
      minLength: 1,
      maxLength: 50,
      size: 'max',
    });
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 5, max: 60 }),
        fc.nat(60),
        fc.nat(30),
        fc.nat(),
        fc.constantFrom<Way[]>('in', 'out'),
        (made, limitRows, start, size, somewhere, direction) => {
          const { store, add, find } = lab({ limitRows, blockRows: 64, slabBytes: 4096 });
          for (const one of made)
            if (one === 'end') store.append(make('end', { connection: 2, direction }));
            else add(one.length, one.direction, one.connection);
          const range = { start, end: start + size };
          const expected = store
            .rows(0, store.next)
            .filter((row) => row.type === 'data' && row.connection === 2 && row.direction === direction)
            .filter(({ offset, length }) =>
              Array.from({ length }, (_, at) => offset + at).some((at) => at >= start && at < range.end),
            )
            .map(({ seq }) => seq);
          assert.deepEqual(find(range, somewhere % store.next, direction).rows, expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('do not include one that only touches an end of it', () => {
    const { add, find } = lab();
    for (let count = 0; count < 5; count++) add(10);
    for (const seq of [0, 1, 2, 3, 4]) {
      assert.deepEqual(find({ start: 20, end: 30 }, seq).rows, [2], `from row ${seq}`);
      assert.deepEqual(find({ start: 19, end: 31 }, seq).rows, [1, 2, 3], `from row ${seq}`);
    }
  });

  it('are none of an empty range, which takes no step', () => {
    const { add, find } = lab();
    for (let count = 0; count < 3; count++) add(10);
    for (const at of [0, 10, 15, 30, 99])
      for (const seq of [0, 1, 2])
        assert.deepEqual(find({ start: at, end: at }, seq), { rows: [], steps: 0 }, `${at} from row ${seq}`);
  });

  it('are not looked for any further once all its bytes are found', () => {
    const { add, find } = lab();
    strangers(add, 50);
    const [first, second] = [add(10), add(10)];
    strangers(add, 50);
    const [third, fourth] = [add(10), add(10)];
    strangers(add, 50);
    assert.deepEqual(find({ start: 10, end: 30 }, third), { rows: [second, third], steps: 51 });
    assert.deepEqual(find({ start: 10, end: 30 }, second), { rows: [second, third], steps: 50 });
    assert.deepEqual(find({ start: 30, end: 40 }, fourth), { rows: [fourth], steps: 0 });
    assert.deepEqual(find({ start: 0, end: 10 }, fourth), { rows: [first], steps: 53 });
    assert.deepEqual(find({ start: 5, end: 40 }, fourth).rows, [first, second, third, fourth]);
  });

  it('are not looked for beyond a chunk that begins or ends beyond the range, though bytes of it are missing', () => {
    const { store, add, find } = lab({ limitRows: 60 });
    add(10);
    strangers(add, 30);
    const [second, third] = [add(10), add(10)];
    strangers(add, 30);
    assert.ok(store.first > 0);
    const all = store.next - store.first;
    assert.deepEqual(find({ start: 0, end: 15 }, second), {
      rows: [second],
      steps: second - store.first + 1,
    });
    assert.deepEqual(find({ start: 25, end: 99 }, third), { rows: [third], steps: store.next - 1 - third });
    assert.deepEqual(find({ start: 0, end: 99 }, third), { rows: [second, third], steps: all });
    assert.deepEqual(find({ start: 0, end: 5 }, second), { rows: [], steps: second - store.first + 1 });
  });

  it('may be among what comes while it is looked for', () => {
    const { add, search } = lab();
    const first = add(10);
    strangers(add, 1);
    const finding = search({ start: 0, end: 30 }, first);
    assert.equal(finding.next().done, false, 'a stranger after it');
    const [second, third] = [add(10), add(10)];
    assert.equal(finding.next().done, false);
    const { done, value } = finding.next();
    assert.deepEqual([done, value?.rows.map(({ seq }) => seq)], [true, [first, second, third]]);
  });

  it('are no longer looked for in rows that are dropped meanwhile', () => {
    const { store, add, search } = lab({ limitRows: 40 });
    add(10);
    strangers(add, 38);
    const last = add(10);
    const finding = search({ start: 0, end: 20 }, last);
    assert.equal(finding.next().done, false);
    strangers(add, 39);
    assert.equal(store.first, last);
    for (let row = 0; row < 39; row++) assert.equal(finding.next().done, false, `stranger ${row} after it`);
    const { done, value } = finding.next();
    assert.deepEqual([done, value?.rows.map(({ seq }) => seq)], [true, [last]]);
  });

  it('are no more than a limit on each side of the row from which it is looked, the near ones, and that is said', () => {
    const { add, find } = lab();
    const [count, middle] = [140_000, 70_000];
    for (let row = 0; row < count; row++) add(1);
    const from = middle - chunksLimit + 1;
    const all = Array.from({ length: 2 * chunksLimit }, (_, index) => from + index);
    const { rows, isCut } = find({ start: 0, end: count }, middle);
    assert.deepEqual([rows, isCut], [all, true]);
    assert.deepEqual(find({ start: from, end: from + all.length }, middle).isCut, undefined, 'all of it');
    const earlier = find({ start: 0, end: middle + 1 }, middle);
    assert.deepEqual([earlier.rows, earlier.isCut], [all.slice(0, chunksLimit), true]);
  });

  it('come with all that is known of them but their bytes', () => {
    const { store, add, search } = lab();
    add(4);
    const seq = add(6, 'out');
    const { value } = search({ start: 0, end: 6 }, seq, 'out').next();
    assert.deepEqual(value, { rows: store.rows(seq, 1), isCut: false });
  });
});

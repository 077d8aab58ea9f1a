import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowIndex } from '../../../../src/capture/store/rowIndex.ts';

/** What the index keeps, in its order. */
const kept = (index: RowIndex): number[] =>
  Array.from({ length: index.next - index.first }, (_, at) => index.seqOf(index.first + at));

function indexOf(...seqs: number[]): RowIndex {
  const index = new RowIndex(100);
  for (const seq of seqs) index.add(seq);
  return index;
}

describe('RowIndex', () => {
  it('holds what a plain array holds, and keeps its numbers when rows are dropped', () => {
    const step = fc.record({ ahead: fc.nat(3), dropped: fc.option(fc.nat(8)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const index = new RowIndex(60);
        const all: number[] = [];
        let first = 0;
        for (const { ahead, dropped } of steps) {
          const seq = (all.at(-1) ?? 0) + 1 + ahead;
          all.push(seq);
          index.add(seq);
          if (dropped !== null) {
            const before = seq + 2 - dropped;
            index.dropBefore(before);
            while (first < all.length && (all[first] ?? 0) < before) first++;
          }
          assert.deepEqual([index.first, index.next], [first, all.length]);
          assert.deepEqual(kept(index), all.slice(first));
        }
      }),
    );
  });

  it('is empty at first, and again when all rows are dropped; then it counts on', () => {
    const index = indexOf();
    index.dropBefore(5);
    assert.deepEqual([index.first, index.next, index.seqOf(0)], [0, 0, -1]);
    index.add(7);
    index.add(9);
    index.dropBefore(1000);
    assert.deepEqual([index.first, index.next], [2, 2]);
    index.add(1000);
    assert.deepEqual([index.first, index.next, index.seqOf(2)], [2, 3, 1000]);
  });

  it('keeps the row itself before which is dropped, and drops nothing when asked for less than before', () => {
    const index = indexOf(10, 20, 30);
    index.dropBefore(20);
    assert.deepEqual(kept(index), [20, 30]);
    index.dropBefore(10);
    assert.deepEqual(kept(index), [20, 30]);
    index.dropBefore(21);
    assert.deepEqual([index.first, kept(index)], [2, [30]]);
  });

  it('says so of a number that is not kept', () => {
    const index = indexOf(0, 10, 20);
    index.dropBefore(5);
    assert.deepEqual(
      [-1, 0, 1, 2, 3].map((number) => index.seqOf(number)),
      [-1, -1, 10, 20, -1],
    );
  });

  it('knows rows far into a long capture exactly', () => {
    const index = indexOf(2 ** 33 + 1, 2 ** 52 + 1);
    assert.deepEqual(kept(index), [2 ** 33 + 1, 2 ** 52 + 1]);
    index.dropBefore(2 ** 33 + 2);
    assert.deepEqual(kept(index), [2 ** 52 + 1]);
  });

  it('has room for its rows again and again while a capture goes on', () => {
    const limit = 16_384;
    const seqOf = (number: number): number => number * 3 + 1;
    const index = new RowIndex(limit);
    for (let number = 0; number < 7 * limit; number++) {
      index.dropBefore(seqOf(number - limit + 1));
      index.add(seqOf(number));
      if (number % 997 !== 0) continue;
      const first = Math.max(0, number - limit + 1);
      assert.deepEqual([index.first, index.next], [first, number + 1]);
      assert.ok(
        kept(index).every((seq, at) => seq === seqOf(first + at)),
        `all rows at ${number}`,
      );
    }
  });
});

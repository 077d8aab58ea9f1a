import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MatchList, matchLimit, type Match } from '../../../../src/capture/follow/matchList.ts';

/** What the list keeps, in its order. */
const kept = (list: MatchList): Match[] =>
  Array.from({ length: list.count }, (_, index) => ({
    at: list.atOf(list.first + index),
    chunk: list.chunkOf(list.first + index),
  }));

function filled(count: number): MatchList {
  const list = new MatchList();
  for (let number = 0; number < count; number++) list.add(number * 10, Math.floor(number / 4));
  return list;
}

describe('MatchList', () => {
  it('holds what a plain array holds, and keeps its numbers when chunks are dropped', () => {
    const step = fc.record({ ahead: fc.nat(3), chunks: fc.nat(2), dropped: fc.option(fc.nat(20)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const list = new MatchList();
        const all: Match[] = [];
        let first = 0;
        for (const { ahead, chunks, dropped } of steps) {
          const { at, chunk } = all.at(-1) ?? { at: 0, chunk: 0 };
          const match = { at: at + 1 + ahead, chunk: chunk + chunks };
          all.push(match);
          list.add(match.at, match.chunk);
          if (dropped !== null) {
            list.dropBefore(dropped);
            while (first < all.length && (all[first]?.chunk ?? 0) < dropped) first++;
          }
          assert.deepEqual([list.first, list.next, list.count], [first, all.length, all.length - first]);
          assert.deepEqual(kept(list), all.slice(first));
        }
      }),
    );
  });

  it('finds the first match from a byte or a chunk on, or the end where all are before it', () => {
    const sorted = fc.array(fc.nat(30), { maxLength: 30 }).map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(sorted, fc.nat(10), fc.nat(32), (places, dropped, value) => {
        const list = new MatchList();
        for (const place of places) list.add(place * 100, place);
        list.dropBefore(dropped);
        const later = places.filter((place) => place >= dropped && place >= value).length;
        assert.equal(list.firstFrom(value, 'chunkOf'), places.length - later);
        assert.equal(list.firstFrom(value * 100, 'atOf'), places.length - later);
        assert.equal(
          list.firstFrom(value * 100 + 1, 'atOf'),
          list.firstFrom(value + 1, 'chunkOf'),
          'a byte further on is after the match',
        );
      }),
    );
  });

  it('knows matches far into a long stream exactly', () => {
    const list = new MatchList();
    list.add(2 ** 52 + 1, 2 ** 33 + 1);
    assert.deepEqual(kept(list), [{ at: 2 ** 52 + 1, chunk: 2 ** 33 + 1 }]);
  });

  it('says so of a match that is not kept', () => {
    const list = filled(8);
    list.dropBefore(1);
    assert.deepEqual([list.atOf(3), list.chunkOf(3)], [0, -1]);
    assert.deepEqual([list.atOf(4), list.chunkOf(4)], [40, 1]);
    assert.deepEqual([list.atOf(8), list.chunkOf(8)], [0, -1]);
    assert.equal(list.firstFrom(0, 'atOf'), 4, 'and does not find it');
  });

  it('is full at its limit, and has room for as many again when the oldest chunks are gone', () => {
    const list = filled(matchLimit - 1);
    assert.equal(list.isFull, false);
    list.add((matchLimit - 1) * 10, Math.floor((matchLimit - 1) / 4));
    assert.equal(list.isFull, true);
    list.dropBefore(50_000);
    assert.deepEqual([list.isFull, list.first], [false, 200_000]);
    for (let number = matchLimit; list.count < matchLimit; number++)
      list.add(number * 10, Math.floor(number / 4));
    assert.equal(list.next, matchLimit + 200_000);
    assert.ok(kept(list).every(({ at }, index) => at === (200_000 + index) * 10));
  });
});

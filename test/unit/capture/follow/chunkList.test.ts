import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChunkList } from '../../../../src/capture/follow/chunkList.ts';

interface Chunk {
  readonly seq: number;
  readonly line: number;
  readonly carried: readonly number[];
  readonly handedOn: number;
}

const none = new Uint8Array();
const chunkOf = (chunks: ChunkList, number: number): Chunk => ({
  seq: chunks.seqOf(number),
  line: chunks.lineOf(number),
  carried: [...chunks.carriedIn(number)],
  handedOn: chunks.handedOn(number),
});
const notKept: Chunk = { seq: -1, line: -1, carried: [], handedOn: 0 };

/** What is kept, in its order. */
const kept = (chunks: ChunkList): Chunk[] =>
  Array.from({ length: chunks.next - chunks.first }, (_, at) => chunkOf(chunks, chunks.first + at));

/** Chunk `n` is row `10 n`, and its first line is `3 n`. */
function filled(count: number): ChunkList {
  const chunks = new ChunkList(count);
  for (let number = 0; number < count; number++) chunks.add(number * 10, number * 3, none);
  return chunks;
}

describe('ChunkList', () => {
  it('holds what a plain array holds, and keeps its numbers when rows are dropped', () => {
    const step = fc.record({
      rows: fc.nat(3),
      lines: fc.nat(3),
      carried: fc.uint8Array({ maxLength: 3 }),
      handsOn: fc.option(fc.record({ back: fc.nat(6), count: fc.nat(3) })),
      dropped: fc.option(fc.nat(8)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50, size: 'max' }), (steps) => {
        const chunks = new ChunkList(50);
        const all: Chunk[] = [];
        let first = 0;
        for (const { rows, lines, carried, handsOn, dropped } of steps) {
          const before = all.at(-1) ?? { seq: 0, line: 0 };
          const chunk = { seq: before.seq + 1 + rows, line: before.line + 1 + lines };
          assert.equal(chunks.add(chunk.seq, chunk.line, carried), all.length);
          all.push({ ...chunk, carried: [...carried], handedOn: 0 });
          if (handsOn !== null) {
            const number = all.length - 1 - handsOn.back;
            const giver = all[number];
            chunks.handOn(number, handsOn.count);
            if (giver !== undefined) all[number] = { ...giver, handedOn: handsOn.count };
          }
          if (dropped !== null) {
            const limit = chunk.seq + 2 - dropped;
            chunks.dropBefore(limit);
            while (first < all.length && (all[first]?.seq ?? 0) < limit) first++;
          }
          assert.deepEqual([chunks.first, chunks.next], [first, all.length]);
          assert.deepEqual(kept(chunks), all.slice(first));
        }
      }),
    );
  });

  it('finds the last chunk up to a row or a line, or the one before the first where all are after it', () => {
    const sorted = fc.uniqueArray(fc.nat(30), { maxLength: 30 }).map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(sorted, fc.nat(10), fc.integer({ min: -1, max: 32 }), (places, dropped, value) => {
        const chunks = new ChunkList(30);
        for (const place of places) chunks.add(place, place * 100, none);
        chunks.dropBefore(dropped);
        const first = places.filter((place) => place < dropped).length;
        const last = Math.max(first, places.filter((place) => place <= value).length) - 1;
        assert.equal(chunks.lastUpTo(value, 'seqOf'), last);
        assert.equal(chunks.lastUpTo(value * 100, 'lineOf'), last);
        assert.equal(chunks.lastUpTo(value * 100 + 99, 'lineOf'), last, 'a later line of the same chunk');
      }),
    );
  });

  it('keeps what is carried into a chunk when that hands on bytes itself, as often as it is told', () => {
    const chunks = new ChunkList(3);
    const carried = [[0xe2, 0x82], [0xf0, 0x9f, 0x8c], []];
    for (const [number, bytes] of carried.entries()) chunks.add(number, number, Uint8Array.from(bytes));
    for (const count of [3, 1, 2]) {
      chunks.handOn(1, count);
      assert.deepEqual(
        kept(chunks).map(({ handedOn }) => handedOn),
        [0, count, 0],
      );
      assert.deepEqual(
        kept(chunks).map((chunk) => chunk.carried),
        carried,
      );
    }
  });

  it('begins without what an old chunk has left in its place', () => {
    const limit = 5000;
    const chunks = new ChunkList(limit);
    for (let number = 0; number < 4 * limit; number++) {
      chunks.dropBefore(number - limit + 1);
      chunks.add(number, number, number < 3 * limit ? Uint8Array.of(1, 2, 3) : none);
      if (number < 3 * limit) chunks.handOn(number, 3);
    }
    for (const { carried, handedOn } of kept(chunks)) assert.deepEqual([carried, handedOn], [[], 0]);
  });

  it('says so of a chunk that is not kept, and hands nothing on from it', () => {
    const chunks = filled(4);
    chunks.dropBefore(11);
    for (const number of [-1, 0, 1, 4]) {
      chunks.handOn(number, 2);
      assert.deepEqual(chunkOf(chunks, number), notKept);
    }
    assert.deepEqual(
      kept(chunks).map(({ seq, line, handedOn }) => [seq, line, handedOn]),
      [
        [20, 6, 0],
        [30, 9, 0],
      ],
    );
  });

  it('keeps the chunk in the very row before which is dropped, and counts on when none is left', () => {
    const chunks = filled(4);
    chunks.dropBefore(10);
    assert.equal(chunks.first, 1);
    chunks.dropBefore(5);
    assert.equal(chunks.first, 1, 'nothing comes back, and nothing more goes');
    chunks.dropBefore(31);
    assert.deepEqual([chunks.first, chunks.next], [4, 4]);
    chunks.dropBefore(100);
    assert.deepEqual([chunks.first, chunks.next, chunks.lastUpTo(100, 'seqOf')], [4, 4, 3]);
    assert.equal(chunks.add(100, 12, none), 4);
    assert.deepEqual(kept(chunks), [{ ...notKept, seq: 100, line: 12 }]);
  });

  it('knows chunks far into a long stream exactly', () => {
    const chunks = new ChunkList(2);
    chunks.add(2 ** 33 + 1, 2 ** 52 + 1, none);
    chunks.add(2 ** 52 + 1, 2 ** 52 + 3, none);
    assert.deepEqual(
      kept(chunks).map(({ seq, line }) => [seq, line]),
      [
        [2 ** 33 + 1, 2 ** 52 + 1],
        [2 ** 52 + 1, 2 ** 52 + 3],
      ],
    );
    assert.equal(chunks.lastUpTo(2 ** 52 + 2, 'lineOf'), 0);
  });

  it('has room for its chunks again and again while a stream goes on', () => {
    const limit = 16_384;
    const chunks = new ChunkList(limit);
    for (let number = 0; number < 7 * limit; number++) {
      chunks.dropBefore((number - limit + 1) * 2);
      chunks.add(number * 2, number * 5, Uint8Array.of(number % 251));
      if (number % 1999 !== 0) continue;
      const first = Math.max(0, number - limit + 1);
      assert.deepEqual([chunks.first, chunks.next], [first, number + 1]);
      for (let at = first; at <= number; at++) {
        const carried = chunks.carriedIn(at)[0];
        if (chunks.seqOf(at) === at * 2 && chunks.lineOf(at) === at * 5 && carried === at % 251) continue;
        assert.fail(`chunk ${at} at ${number}`);
      }
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { textFinder, type ByteFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { hitRanges } from '../../../../src/capture/filter/filterMarks.ts';
import { HitScan, type Hit } from '../../../../src/capture/find/hitScan.ts';
import { FilterExpression } from '../../../../src/engine/expressions/filterExpression.ts';
import { captureOf, rowsOf } from '../../../support/captureOf.ts';
import { scanAll } from '../../../support/scans.ts';

/** In parts so small that every row has several. */
const small = (finder: ByteFinder): ByteFinder => ({ ...finder, partBytes: 4 });

function allHits(store: CaptureStore, finder: ByteFinder, isBackward: boolean): Hit[] {
  const from = isBackward ? { row: store.next - 1, start: Infinity } : { row: store.first, start: 0 };
  const search = new HitScan({ store, rows: rowsOf(store), finder }, from, isBackward);
  const hits: Hit[] = [];
  for (;;) {
    scanAll(search);
    if (search.hit === undefined) return hits;
    hits.push(search.hit);
  }
}

describe('HitScan', () => {
  it('finds by expressions also what follows a hit at once', () => {
    for (const [source, text] of [
      ['ab', 'ababab'],
      ['[ab]b', 'bbabxab'],
      ['.é', 'xéyééé'],
      ['^a', 'aaa'],
      ['\\bab', 'ab abab'],
    ] as const) {
      const bytes = Buffer.from(text);
      const finder = new FilterExpression(source, 'u');
      const expected = [...text.matchAll(new RegExp(source, 'gu'))].map(({ index, 0: found }) => {
        const start = Buffer.byteLength(text.slice(0, index));
        return { start, end: start + Buffer.byteLength(found) };
      });
      const store = captureOf([bytes.toString('latin1')]);
      const hits = allHits(store, finder, false).map(({ start, end }) => ({ start, end }));
      assert.deepEqual(hits, expected, source);
      assert.deepEqual(
        allHits(store, finder, true).map(({ start, end }) => ({ start, end })),
        expected.toReversed(),
        source,
      );
      // Those side by side become one mark.
      const marked = new Set(
        expected.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
      );
      const ranges = hitRanges([finder], bytes, true);
      const covered = ranges.flatMap((from, at) =>
        at % 2 === 0 ? Array.from({ length: (ranges[at + 1] ?? 0) - from }, (_, more) => from + more) : [],
      );
      assert.deepEqual(covered, [...marked], source);
    }
  });

  it('goes to every hit, forward and backward, through rows, parts and slabs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[xyab]{0,30}$/), { maxLength: 8 }),
        fc.constantFrom('xy', 'a', 'xab'),
        (payloads, wanted) => {
          const store = captureOf(payloads, 7);
          const finder = small(textFinder(wanted));
          const expected = payloads.flatMap((text, row) =>
            [...text.matchAll(new RegExp(wanted, 'g'))].map(({ index }) => ({
              row,
              seq: row,
              start: index,
              end: index + wanted.length,
            })),
          );
          assert.deepEqual(allHits(store, finder, false), expected);
          assert.deepEqual(allHits(store, finder, true), expected.toReversed());
        },
      ),
    );
  });

  it('gives others a turn, and goes on there', () => {
    const store = captureOf(['.'.repeat(500_000), 'needle'], 1000);
    let nowMs = 0;
    const search = new HitScan(
      { store, rows: rowsOf(store), finder: textFinder('needle') },
      { row: 0, start: 0 },
      false,
    );
    let slices = 1;
    while (!search.step({ endMs: nowMs + 8, nowMs: () => (nowMs += 5) })) slices++;
    assert.deepEqual(search.hit, { row: 1, seq: 1, start: 0, end: 6 });
    assert.ok(slices > 5, `${slices} slices`);
  });

  it('goes backward one look at a time: a part full of hits holds nobody up', () => {
    const store = captureOf(['a'.repeat(2048)], 4096);
    let looks = 0;
    const finder = {
      partBytes: 2048,
      overlapBytes: 0,
      stepBytes: 1,
      foundLength: 1,
      find: (_bytes: Uint8Array, from: number, to: number) => (looks++, from < to ? from : -1),
    };
    const search = new HitScan({ store, rows: rowsOf(store), finder }, { row: 0, start: Infinity }, true);
    let turns = 0;
    while (!search.step({ endMs: 0, nowMs: () => 1 })) turns++;
    assert.deepEqual(search.hit, { row: 0, seq: 0, start: 2047, end: 2048 });
    assert.ok(turns > 1000 && looks <= 2100, `${looks} looks in ${turns} turns`);
  });
});

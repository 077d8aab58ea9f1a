import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/captureStore.ts';
import { textFinder, type ByteFinder } from '../../../../src/capture/filters/byteFinder.ts';
import { hitRanges } from '../../../../src/capture/filters/filterMarks.ts';
import { countLimit, HitCount } from '../../../../src/capture/filters/hitCount.ts';
import { HitSearch, type Hit } from '../../../../src/capture/filters/hitSearch.ts';
import { FilterExpression, expressionProblem } from '../../../../src/engine/expressions/filterExpression.ts';

function captureOf(payloads: readonly string[], slabBytes = 50): CaptureStore {
  const store = new CaptureStore({ limitBytes: 1_000_000, slabBytes });
  for (const text of payloads)
    store.append({
      type: 'data',
      t: 0,
      endpoint: 1,
      connection: 2,
      call: 'recv',
      direction: 'in',
      bytes: Buffer.from(text, 'latin1'),
      offset: 0,
    });
  return store;
}

const rowsOf = (store: CaptureStore) => ({
  first: store.first,
  next: store.next,
  seqOf: (row: number) => row,
});

/** In parts so small that every row has several. */
const small = (finder: ByteFinder): ByteFinder => ({ ...finder, partBytes: 4 });

function allHits(store: CaptureStore, finder: ByteFinder, isBackward: boolean): Hit[] {
  const from = isBackward ? { row: store.next - 1, start: Infinity } : { row: store.first, start: 0 };
  const search = new HitSearch(store, rowsOf(store), finder, from, isBackward);
  const hits: Hit[] = [];
  for (;;) {
    const hit = search.advance(Infinity, () => 0);
    if (hit === undefined) return hits;
    if (hit !== 'later') hits.push(hit);
  }
}

describe('HitSearch', () => {
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
    const search = new HitSearch(store, rowsOf(store), textFinder('needle'), { row: 0, start: 0 }, false);
    let slices = 1;
    let hit = search.advance(8, () => (nowMs += 5));
    for (; hit === 'later'; slices++) hit = search.advance(nowMs + 8, () => (nowMs += 5));
    assert.deepEqual(hit, { row: 1, seq: 1, start: 0, end: 6 });
    assert.ok(slices > 5, `${slices} slices`);
  });

  it('counts up to a limit, and tells which one it is', () => {
    const store = captureOf(['a.a', 'b', 'a']);
    const count = new HitCount(store, rowsOf(store), textFinder('a'));
    while (!count.advance(Infinity, () => 0));
    assert.deepEqual(count.count({ row: 0, start: 2 }), { total: 3, isMore: false, number: 2 });
    assert.deepEqual(count.count({ row: 2, start: 0 }), { total: 3, isMore: false, number: 3 });
    const many = captureOf(['a'.repeat(countLimit + 5)], 100_000);
    const long = new HitCount(many, rowsOf(many), textFinder('a'));
    while (!long.advance(Infinity, () => 0));
    assert.deepEqual(long.count({ row: 0, start: 7 }), { total: countLimit, isMore: true, number: 8 });
    assert.deepEqual(long.count({ row: 0, start: countLimit + 2 }), { total: countLimit, isMore: true });
  });
});

describe('FilterExpression', () => {
  const whole = { isFirst: true, isLast: true };
  const rangesOf = (source: string, bytes: Uint8Array, flags = ''): number[] =>
    hitRanges([new FilterExpression(source, flags)], bytes, true);

  it('reads bytes one by one, or as UTF-8, and says where', () => {
    assert.deepEqual(rangesOf('a+', Buffer.from('xaab a')), [1, 3, 5, 6]);
    assert.deepEqual(rangesOf('A+', Buffer.from('xaab'), 'i'), [1, 3]);
    assert.deepEqual(rangesOf(String.raw`\xff.`, Uint8Array.of(0, 0xff, 0x80)), [1, 3]);
    assert.deepEqual(rangesOf('ß.', Buffer.from('straße')), [4, 7]);
    assert.deepEqual(
      rangesOf('e', Buffer.concat([Uint8Array.of(0xff, 0xc3), Buffer.from('ße🌮e')]), 'u'),
      [4, 5, 9, 10],
    );
  });

  it('takes the edge of a part for no edge of the bytes', () => {
    const bytes = Buffer.from('one two');
    const find = (
      source: string,
      from: number,
      to: number,
      edges = { isFirst: false, isLast: false },
    ): number => new FilterExpression(source, '').find(bytes, from, to, edges);
    assert.equal(find('^two', 4, 7), -1);
    assert.equal(find('one$', 0, 3), -1);
    assert.equal(find('one$', 0, 3, whole), 0);
    assert.equal(find('wo$', 4, 7, { isFirst: false, isLast: true }), 5);
  });

  it('says what cannot be used, and why', () => {
    assert.equal(expressionProblem('a(b', ''), 'missing closing ): `a(b`');
    assert.match(expressionProblem('a(?=b)', '') ?? '', /time stays linear/);
    assert.equal(expressionProblem('a|b', 'ims'), undefined);
  });
});

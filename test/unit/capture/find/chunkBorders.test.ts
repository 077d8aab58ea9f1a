import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  exactFinder,
  patternFinder,
  textFinder,
  type ByteFinder,
} from '../../../../src/capture/filter/byteFinder.ts';
import { HitCount } from '../../../../src/capture/find/hitCount.ts';
import { HitScan, type Hit } from '../../../../src/capture/find/hitScan.ts';
import type { HitRows, HitSource } from '../../../../src/capture/find/hitSource.ts';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { FilterExpression } from '../../../../src/engine/expressions/filterExpression.ts';
import { readPattern } from '../../../../src/language/payload/readPattern.ts';
import { rowsOf } from '../../../support/captureOf.ts';
import { make } from '../../../support/ledgerEvents.ts';
import { scanAll } from '../../../support/scans.ts';

interface Chunk {
  readonly text: string;
  readonly connection?: number;
  readonly direction?: 'in' | 'out';
  /** Bytes of its stream before it that are not in the capture. */
  readonly missing?: number;
}

/** Connections from here on carry datagrams. */
const datagrams = 100;

function captureOf(chunks: readonly Chunk[], slabBytes = 7): CaptureStore {
  const store = new CaptureStore({ limitBytes: 1_000_000, slabBytes });
  const offsets = new Map<string, number>();
  for (const { text, connection = 2, direction = 'in', missing = 0 } of chunks) {
    const offset = (offsets.get(`${connection} ${direction}`) ?? 0) + missing;
    offsets.set(`${connection} ${direction}`, offset + text.length);
    const call = direction === 'in' ? 'recv' : 'send';
    const bytes = Buffer.from(text, 'latin1');
    store.append({ type: 'data', t: 0, endpoint: 1, connection, call, direction, bytes, offset });
  }
  return store;
}

function sourceOf(store: CaptureStore, finder: ByteFinder, rows: HitRows = rowsOf(store)): HitSource {
  return { store, rows, finder, isStream: (seq) => store.connectionAt(seq) < datagrams };
}

function hitsOf(source: HitSource, isBackward = false): Omit<Hit, 'seq'>[] {
  const { rows } = source;
  const from = isBackward ? { row: rows.next - 1, start: Infinity } : { row: rows.first, start: 0 };
  const scan = new HitScan(source, from, isBackward);
  const hits: Omit<Hit, 'seq'>[] = [];
  for (;;) {
    scanAll(scan);
    if (scan.hit === undefined) return hits;
    const { seq: _seq, ...hit } = scan.hit;
    hits.push(hit);
  }
}

/** What is found, both ways. */
function found(chunks: readonly Chunk[], finder: ByteFinder): Omit<Hit, 'seq'>[] {
  const source = sourceOf(captureOf(chunks), finder);
  const hits = hitsOf(source);
  assert.deepEqual(hitsOf(source, true), hits.toReversed());
  return hits;
}

/** In parts so small that every row has several. */
const small = (finder: ByteFinder): ByteFinder => ({ ...finder, partBytes: 4 });

describe('what a border between two chunks cuts', () => {
  it('is found in the row in which it begins, and goes on in the others', () => {
    const chunks = [{ text: 'a nee' }, { text: 'd' }, { text: 'LE and a needle' }];
    assert.deepEqual(found(chunks, textFinder('needle')), [
      {
        row: 0,
        start: 2,
        end: 5,
        rest: [
          { row: 1, start: 0, end: 1 },
          { row: 2, start: 0, end: 2 },
        ],
      },
      { row: 2, start: 9, end: 15 },
    ]);
    assert.deepEqual(found(chunks, exactFinder('needle')), [{ row: 2, start: 9, end: 15 }]);
  });

  it('is of one direction of one connection', () => {
    const chunks: Chunk[] = [
      { text: 'nee' },
      { text: 'dle', direction: 'out' },
      { text: 'dle', connection: 3 },
      { text: 'dles' },
    ];
    assert.deepEqual(found(chunks, textFinder('needle')), [
      { row: 0, start: 0, end: 3, rest: [{ row: 3, start: 0, end: 3 }] },
    ]);
  });

  it('is no text of two datagrams, nor of chunks between which bytes are missing', () => {
    const chunks: Chunk[] = [
      { text: 'nee', connection: datagrams },
      { text: 'dle', connection: datagrams },
      { text: 'nee' },
      { text: 'dle', missing: 1 },
    ];
    assert.deepEqual(found(chunks, textFinder('needle')), []);
  });

  it('is not found where the list hides what is in between', () => {
    const store = captureOf([{ text: 'nee' }, { text: '-' }, { text: 'dle' }]);
    const shown = [0, 2];
    const rows = { first: 0, next: 2, seqOf: (row: number) => shown[row] ?? -1 };
    assert.deepEqual(hitsOf(sourceOf(store, textFinder('needle'), rows)), []);
  });

  it('is found across steps and empty chunks, and is not joined with words', () => {
    const store = captureOf([{ text: 'nee' }, { text: '' }]);
    store.append(make('paused'));
    const bytes = Buffer.from('dle');
    store.append({
      type: 'data',
      t: 0,
      endpoint: 1,
      connection: 2,
      call: 'recv',
      direction: 'in',
      bytes,
      offset: 3,
    });
    const hit = { row: 0, start: 0, end: 3, rest: [{ row: 3, start: 0, end: 3 }] };
    assert.deepEqual(hitsOf(sourceOf(store, textFinder('needle'))), [hit]);
  });

  it('may be a pattern with holes; an expression is of one row', () => {
    const pattern = readPattern('hex"6e ?? ?? 64"');
    assert.ok(pattern.ok);
    const chunks = [{ text: 'ne' }, { text: 'ed' }];
    assert.deepEqual(found(chunks, patternFinder(pattern.value)), [
      { row: 0, start: 0, end: 2, rest: [{ row: 1, start: 0, end: 2 }] },
    ]);
    assert.deepEqual(found(chunks, new FilterExpression('need', '')), []);
  });

  it('is where a search goes on from, forward and backward', () => {
    const store = captureOf([{ text: 'needle nee' }, { text: 'dle needle' }]);
    const source = sourceOf(store, textFinder('needle'));
    const next = (row: number, start: number, isBackward: boolean) => {
      const scan = new HitScan(source, { row, start }, isBackward);
      scanAll(scan);
      return scan.hit && [scan.hit.row, scan.hit.start];
    };
    assert.deepEqual(next(0, 7, false), [0, 7]);
    assert.deepEqual(next(0, 10, false), [1, 4]);
    assert.deepEqual(next(1, 4, true), [0, 7]);
    assert.deepEqual(next(0, 7, true), [0, 0]);
  });

  it('is counted once', () => {
    const source = sourceOf(captureOf([{ text: 'nee' }, { text: 'dle needle' }]), textFinder('needle'));
    const count = new HitCount(source);
    scanAll(count);
    assert.deepEqual(count.count({ row: 0, start: 0 }), { total: 2, isMore: false, number: 1 });
    assert.deepEqual(count.count({ row: 1, start: 4 }), { total: 2, isMore: false, number: 2 });
  });

  it('is found however far away it goes on, in slices', () => {
    const others = Array.from({ length: 5000 }, (_, index): Chunk => ({
      text: 'x',
      connection: 3 + (index % 90),
    }));
    const chunks = [{ text: 'nee' }, ...others, { text: 'dle' }];
    const source = sourceOf(captureOf(chunks, 10_000), textFinder('needle'));
    const scan = new HitScan(source, { row: 0, start: 0 }, false);
    let nowMs = 0;
    let slices = 1;
    while (!scan.step({ endMs: nowMs + 2, nowMs: () => (nowMs += 1) })) slices += 1;
    assert.deepEqual(scan.hit?.rest, [{ row: 5001, start: 0, end: 3 }]);
    assert.ok(slices > 2, `${slices} slices`);
    assert.equal(hitsOf(source, true).length, 1);
  });

  it('is everything that its streams have, in the order in which it begins', () => {
    const chunk = fc.record({
      text: fc.stringMatching(/^[xyab]{0,9}$/),
      connection: fc.constantFrom(2, 3, datagrams),
      direction: fc.constantFrom('in' as const, 'out' as const),
    });
    fc.assert(
      fc.property(
        fc.array(chunk, { maxLength: 12 }),
        fc.constantFrom('xy', 'xab', 'xyyab'),
        fc.boolean(),
        (chunks, wanted, isSmall) => {
          const finder = isSmall ? small(textFinder(wanted)) : exactFinder(wanted);
          const places = found(chunks, finder).map(({ row, start }) => [row, start]);
          assert.deepEqual(places, expected(chunks, wanted));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Where the text begins in the streams of the chunks, and in each datagram. */
function expected(chunks: readonly Chunk[], wanted: string): number[][] {
  const streams = new Map<string, { text: string; places: number[][] }>();
  chunks.forEach(({ text, connection = 2, direction }, row) => {
    const key = connection < datagrams ? `${connection} ${direction}` : `datagram ${row}`;
    const stream = streams.get(key) ?? { text: '', places: [] };
    stream.text += text;
    stream.places.push(...Array.from(text, (_, start) => [row, start]));
    streams.set(key, stream);
  });
  return [...streams.values()]
    .flatMap(({ text, places }) =>
      [...text.matchAll(new RegExp(wanted, 'g'))].map(({ index }) => places[index] ?? []),
    )
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
}

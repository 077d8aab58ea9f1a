import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChunkLines, type IndexedLine, type LineLayout } from '../../../../src/capture/follow/chunkLines.ts';
import { LineBreaker } from '../../../../src/capture/follow/lineBreaker.ts';
import { LineMarks, markLines } from '../../../../src/capture/follow/lineMarks.ts';
import { ChunkList } from '../../../../src/capture/follow/chunkList.ts';
import { columnsLimit } from '../../../../src/page/followMessages.ts';
import { captureOf } from '../../../support/captureOf.ts';
import { data } from '../../../support/ledgerEvents.ts';

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

/** Chunks of these bytes (as Latin-1); what the index would know of those that are read. */
function lab(payloads: readonly string[], columns = 20, mode: LineLayout['mode'] = 'text') {
  const store = captureOf(payloads, 4096);
  const layout: LineLayout = { connection: 2, direction: 'both', mode, columns, isDatagrams: false };
  const chunks = new ChunkList(1000);
  const marks = new LineMarks(100_000);
  const lines = new ChunkLines(store, layout, chunks, marks);
  /** Where each line begins in its chunk, also after what is carried into it. */
  const begins: number[] = [];
  const known = () => ({ next: begins.length, nextChunk: chunks.next });
  /** `skipped`: how many of its bytes go on with `carried`, which the chunk before has handed on. */
  const read = (seq: number, carried = '', skipped = 0): void => {
    chunks.handOn(seq - 1, carried.length);
    chunks.add(seq, begins.length, Buffer.from(carried, 'latin1'));
    const begin = (at: number): void => {
      marks.note(begins.length, skipped + at);
      begins.push(skipped + at);
    };
    begin(0);
    const breaker = new LineBreaker(columns);
    breaker.begin(carried === '' ? 0 : 2);
    breaker.read(store.bytes(seq, skipped) ?? new Uint8Array(), true, begin);
  };
  const all = (chunk: number): IndexedLine[] => lines.of(chunk, chunks.lineOf(chunk), Infinity, known());
  const texts = (found: readonly IndexedLine[]): string[] =>
    found.map((line) => Buffer.from(lines.bytesOf(line)).toString('latin1'));
  return { store, chunks, lines, begins, known, read, all, texts };
}

const piece = fc.oneof(
  fc.constantFrom('\n', 'ä€🌮', 'x'.repeat(30), 'some words\n').map(latin1),
  fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);
/** Short and long ones: so many times the same. */
const payload = fc
  .tuple(fc.string({ unit: piece, minLength: 1, maxLength: 6 }), fc.constantFrom(1, 60, 150))
  .map(([pieces, times]) => pieces.repeat(times));
const payloads = fc.array(payload, { minLength: 1, maxLength: 4 });
const width = fc.integer({ min: columnsLimit.least, max: 30 });

describe('ChunkLines', () => {
  it('finds again the lines of text that were read, with every byte of the chunk, also when it begins amid them', () => {
    fc.assert(
      fc.property(payloads, width, fc.nat(), fc.nat(200), (payloads, columns, somewhere, count) => {
        const { chunks, lines, begins, known, read, all, texts } = lab(payloads, columns);
        for (const seq of payloads.keys()) read(seq);
        for (const [chunk, payload] of payloads.entries()) {
          const found = all(chunk);
          const first = chunks.lineOf(chunk);
          assert.deepEqual(
            found.map(({ start }) => start),
            begins.slice(first, first + found.length),
          );
          assert.equal(texts(found).join(''), payload);
          assert.deepEqual(
            found.map(({ isFirst, isLast }) => [isFirst, isLast]),
            found.map((_, index) => [index === 0, index === found.length - 1]),
          );
          const from = somewhere % found.length;
          const some = lines.of(chunk, first + from, first + from + count, known());
          assert.deepEqual(some, found.slice(from, from + count));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('knows the line of text in which a byte stands', () => {
    fc.assert(
      fc.property(payloads, width, fc.nat(), (payloads, columns, somewhere) => {
        const { chunks, lines, known, read, all } = lab(payloads, columns);
        for (const seq of payloads.keys()) read(seq);
        for (const [chunk, { length }] of payloads.entries()) {
          const offset = somewhere % Math.max(1, length);
          const index = all(chunk).findIndex(({ end }) => offset < end);
          assert.equal(lines.textLineAt(chunk, offset, known()), chunks.lineOf(chunk) + Math.max(0, index));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('makes rows of hex as long as there is room for, and one of a chunk without bytes', () => {
    const { chunks, lines, texts } = lab(['abcdefgh', '', 'ijkl'], 3, 'hex');
    for (const [seq, line] of [0, 3, 4].entries()) chunks.add(seq, line, new Uint8Array());
    const known = { next: 6, nextChunk: 3 };
    const rows = [0, 3, 4].map((line, chunk) => texts(lines.of(chunk, line, 6, known)));
    assert.deepEqual(rows, [['abc', 'def', 'gh'], [''], ['ijk', 'l']]);
    assert.deepEqual(texts(lines.of(0, 1, 2, known)), ['def']);
  });

  it('has of a chunk that is still being read the lines whose end is known, none of them its last', () => {
    const { store, lines, read, texts } = lab(['in\n']);
    store.append({ ...data('out', 0), bytes: Buffer.from('one\ntwo\nthree') });
    for (const seq of [0, 1]) read(seq);
    const found = lines.of(1, 1, 100, { next: 3, nextChunk: 1 });
    assert.deepEqual(texts(found), ['one\n', 'two\n']);
    assert.deepEqual(
      found.map(({ seq, direction, isFirst, isLast }) => [seq, direction, isFirst, isLast].join(' ')),
      ['1 out true false', '1 out false false'],
    );
  });

  it('shows a character that borders cut in the chunk with its last byte, and counts it there', () => {
    const { chunks, lines, known, read, all, texts } = lab(['ab\xf0', '\x9f', '\x8c\xaeabcdefghi\nx'], 8);
    read(0);
    read(1, '\xf0', 1);
    read(2, '\xf0\x9f', 2);
    assert.deepEqual(
      [0, 1, 2].map((chunk) => texts(all(chunk))),
      [['ab'], [''], [latin1('🌮abcdef'), 'ghi\n', 'x']],
    );
    const first = chunks.lineOf(2);
    assert.deepEqual(texts(lines.of(2, first + 1, first + 2, known())), ['ghi\n'], 'not into the others');
    assert.deepEqual(
      [0, 1, 2, 7, 8].map((offset) => lines.textLineAt(2, offset, known()) - first),
      [0, 0, 0, 0, 1],
    );
  });

  it('counts what is carried into a chunk that begins at a mark, and not in what is read from later marks on', () => {
    const before = `${'\n'.repeat(markLines - 1)}\xe2\x82`;
    const { lines, begins, known, read, texts } = lab([before, `\xac${'abcdefgh'.repeat(200)}`], 8);
    read(0);
    read(1, '\xe2\x82', 1);
    const two = (line: number): string[] => texts(lines.of(1, line, line + 2, known()));
    assert.deepEqual(two(markLines), [latin1('€abcdef'), 'ghabcdef']);
    assert.deepEqual(two(2 * markLines + 1), ['ghabcdef', 'ghabcdef']);
    const marked = begins[2 * markLines] ?? 0;
    const near = [marked - 1, marked].map((offset) => lines.textLineAt(1, offset, known()));
    assert.deepEqual(near, [2 * markLines - 1, 2 * markLines]);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { LineIndex } from '../../../../src/capture/follow/lineIndex.ts';
import type { LineLayout } from '../../../../src/capture/follow/chunkLines.ts';
import { scanAll } from '../../../support/scans.ts';

interface Chunk {
  readonly direction: 'in' | 'out';
  readonly bytes: Uint8Array;
  /** 2 is the one that is followed. */
  readonly connection?: number;
}

function lab(scope: Partial<LineLayout> = {}, limits: ConstructorParameters<typeof CaptureStore>[0] = {}) {
  const store = new CaptureStore(limits);
  const offsets = { in: 0, out: 0 };
  const add = ({ direction, bytes, connection = 2 }: Chunk): void => {
    const call = direction === 'in' ? 'recv' : 'send';
    const offset = offsets[direction];
    if (connection === 2) offsets[direction] += bytes.length;
    store.append({
      type: 'data',
      t: store.next * 1000,
      endpoint: 1,
      connection,
      call,
      direction,
      bytes,
      offset,
    });
  };
  const index = new LineIndex(store, {
    connection: 2,
    direction: 'both',
    mode: 'text',
    columns: 20,
    isDatagrams: false,
    ...scope,
  });
  const all = (): void => {
    scanAll(index);
  };
  const texts = (from = index.first, count = index.next): string[] =>
    index.lines(from, count).map((line) => Buffer.from(index.bytesOf(line)).toString('latin1'));
  return { store, index, add, all, texts };
}

const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words));
const bytesOf = (index: LineIndex, direction: 'in' | 'out'): Buffer =>
  Buffer.concat(
    index
      .lines(index.first, index.next)
      .filter((line) => line.direction === direction)
      .map((line) => index.bytesOf(line)),
  );

describe('LineIndex', () => {
  it('begins a line with each chunk, after a line feed, and where one is too long', () => {
    const { index, add, all, texts } = lab();
    add({ direction: 'in', bytes: text('one\ntwo') });
    add({ direction: 'in', bytes: text('three\n') });
    add({ direction: 'out', bytes: text('a'.repeat(45)) });
    add({ direction: 'in', bytes: text('other'), connection: 3 });
    all();
    assert.deepEqual(texts(), ['one\n', 'two', 'three\n', 'a'.repeat(20), 'a'.repeat(20), 'aaaaa']);
    const lines = index.lines(0, 10);
    assert.deepEqual(
      lines.map(({ isFirst, isLast, seq, direction }) => [isFirst, isLast, seq, direction]),
      [
        [true, false, 0, 'in'],
        [false, true, 0, 'in'],
        [true, true, 1, 'in'],
        [true, false, 2, 'out'],
        [false, false, 2, 'out'],
        [false, true, 2, 'out'],
      ],
    );
    assert.deepEqual(texts(1, 2), ['two', 'three\n']);
  });

  it('counts escapes as wide as they are shown', () => {
    const { add, all, texts } = lab({ columns: 8 });
    add({ direction: 'in', bytes: Uint8Array.of(1, 2, 3, 0x41) });
    add({ direction: 'in', bytes: Uint8Array.of(0xff, 0xfe, 0xfd) });
    all();
    assert.deepEqual(texts(), ['\u0001\u0002', '\u0003A', '\u00ff\u00fe', '\u00fd']);
  });

  it('shows a character that a border cuts where its last byte comes, whatever the other direction says', () => {
    const { index, add, all } = lab();
    const taco = text('🌮');
    add({ direction: 'in', bytes: Uint8Array.of(0x61, ...taco.subarray(0, 1)) });
    add({ direction: 'out', bytes: text('€').subarray(0, 2) });
    add({ direction: 'in', bytes: taco.subarray(1, 2) });
    add({ direction: 'in', bytes: taco.subarray(2, 3) });
    all();
    const shown = (): string[] =>
      index.lines(0, 10).map((line) => Buffer.from(index.bytesOf(line)).toString('hex'));
    assert.deepEqual(shown(), ['61', 'e282', '', 'f09f8c'], 'the last one waits for its end');
    add({ direction: 'in', bytes: Uint8Array.of(...taco.subarray(3), 0x62) });
    add({ direction: 'out', bytes: Uint8Array.of(0x41) });
    all();
    assert.deepEqual(shown(), ['61', 'e282', '', '', 'f09f8cae62', '41']);
  });

  it('joins no characters of two datagrams, and shows an empty one', () => {
    const { index, add, all } = lab({ isDatagrams: true });
    for (const part of [text('€').subarray(0, 2), text('€').subarray(2), new Uint8Array()])
      add({ direction: 'in', bytes: part });
    all();
    assert.deepEqual(
      index.lines(0, 9).map((line) => index.bytesOf(line).length),
      [2, 1, 0],
    );
  });

  for (const mode of ['text', 'hex'] as const) {
    it(`loses and doubles no byte in lines of ${mode}, however the stream is cut`, () => {
      const piece = fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 30 }).map(text),
        fc.constantFrom('\n', '\n\n\n', 'ä€🌮', 'x'.repeat(300)).map(text),
      );
      fc.assert(
        fc.property(
          fc.array(fc.tuple(piece, fc.constantFrom('in' as const, 'out' as const)), { maxLength: 30 }),
          fc.array(fc.nat(40), { minLength: 1, maxLength: 10 }),
          fc.integer({ min: 8, max: 40 }),
          (pieces, cuts, columns) => {
            const { index, add, all } = lab(
              { mode, columns },
              { slabBytes: 4096, blockRows: 64, limitRows: 4096 },
            );
            const sent = { in: [] as Uint8Array[], out: [] as Uint8Array[] };
            let turn = 0;
            for (const [bytes, direction] of pieces)
              for (let at = 0; at < bytes.length;) {
                const part = bytes.slice(at, at + 1 + (cuts[turn++ % cuts.length] ?? 0));
                at += part.length;
                sent[direction].push(part);
                add({ direction, bytes: part });
                if (turn % 3 === 0) all();
              }
            all();
            for (const direction of ['in', 'out'] as const)
              assert.deepEqual(bytesOf(index, direction), Buffer.concat(sent[direction]));
            // A window anywhere is the same as that part of all.
            const lines = index.lines(0, index.next);
            assert.equal(lines.length, index.next);
            const middle = Math.floor(index.next / 2);
            assert.deepEqual(index.lines(middle, 5), lines.slice(middle, middle + 5));
            for (const [number, line] of lines.entries())
              if (line.end > line.start)
                assert.equal(index.lineAt({ seq: line.seq, offset: line.end - 1 }), number);
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it('cuts no character at the end of a line', () => {
    const { index, add, all } = lab({ columns: 9 });
    add({ direction: 'in', bytes: text('€🌮ä'.repeat(50_000)) });
    all();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (const line of index.lines(index.next - 400, 400)) decoder.decode(index.bytesOf(line));
  });

  it('finds any line of a chunk of 10 MB without a line feed by the mark before it', () => {
    const { index, add, all, texts } = lab({ columns: 100 });
    add({ direction: 'in', bytes: new Uint8Array(10_000_000).fill(0x61) });
    all();
    assert.equal(index.next, 100_000);
    assert.deepEqual(texts(99_998, 10), ['a'.repeat(100), 'a'.repeat(100)]);
    assert.equal(index.lineAt({ seq: 0, offset: 7_654_321 }), 76_543);
  });

  it('reads a slice at a time, even within a chunk, and knows lines before it is through', () => {
    const { index, add, texts } = lab({ columns: 100 });
    add({ direction: 'in', bytes: new Uint8Array(10_000_000).fill(0x61) });
    let nowMs = 0;
    let slices = 0;
    while (!index.complete) {
      index.step({ endMs: nowMs + 8, nowMs: () => (nowMs += 1) });
      slices++;
      assert.equal(texts(Math.max(0, index.next - 1), 5).join('').length, index.next > 0 ? 100 : 0);
    }
    assert.ok(slices > 20, `${slices} slices`);
    assert.equal(index.next, 100_000);
  });

  it('goes on live, and its numbers stay when the oldest chunks are dropped', () => {
    const { index, add, all, texts } = lab({}, { limitBytes: 100, slabBytes: 64 });
    for (let count = 0; count < 10; count++) {
      add({ direction: 'in', bytes: text(`line ${count}\nand more\n`) });
      all();
    }
    assert.equal(index.next, 20);
    assert.ok(index.first > 0);
    assert.deepEqual(texts().slice(-2), ['line 9\n', 'and more\n']);
    assert.deepEqual(texts(0, 1000), texts());
    add({ direction: 'in', bytes: new Uint8Array(200) });
    all();
    assert.deepEqual([index.first, index.lines(0, 100)], [index.next, []]);
  });

  it('holds one direction only where that is wanted', () => {
    const { add, all, texts } = lab({ direction: 'out' });
    add({ direction: 'in', bytes: text('in') });
    add({ direction: 'out', bytes: text('out') });
    all();
    assert.deepEqual(texts(), ['out']);
  });
});

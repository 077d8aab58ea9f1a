import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineBreaker } from '../../../../src/capture/follow/lineBreaker.ts';
import { columnsLimit } from '../../../../src/page/followMessages.ts';
import { escapeBytes } from '../../../../src/bytes/escapeBytes.ts';

/** The lines of bytes that come in parts of these sizes in turn; what is left of a part comes again with the next. */
function linesOf(bytes: Uint8Array, columns: number, sizes: readonly number[] = [Infinity]): Uint8Array[] {
  const breaker = new LineBreaker(columns);
  const begins = [0];
  let from = 0;
  for (let turn = 0; from < bytes.length; turn++) {
    const to = Math.min(bytes.length, from + (sizes[turn % sizes.length] ?? 1));
    const isLast = to === bytes.length;
    from += breaker.read(bytes.subarray(from, to), isLast, (at) => begins.push(from + at));
  }
  return begins.map((begin, index) => bytes.subarray(begin, begins[index + 1]));
}

/** As many columns as the bytes need beside an `x`. */
function widthOf(bytes: Uint8Array): number {
  const line = Uint8Array.of(0x78, ...bytes);
  for (let width = 0; ; width++) if (linesOf(line, 1 + width).length === 1) return width;
}

const width = fc.integer({ min: columnsLimit.least, max: 30 });
const someText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\n', 'ä', '€', '🌮', '\u200b', 'xxxxxxxxx'),
  ),
  maxLength: 60,
  size: 'max',
});

describe('LineBreaker', () => {
  it('breaks after a line feed, else before the first byte for which there is no room', () => {
    // Bytes that stand for themselves: ASCII, and one that no UTF-8 has.
    const byte = fc.oneof(fc.nat(0x7f), fc.integer({ min: 0x61, max: 0x63 }), fc.constantFrom(0x0a, 0xff));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 100, size: 'max' }), width, (bytes, columns) => {
        const lines = linesOf(Uint8Array.from(bytes), columns);
        assert.deepEqual(
          lines.flatMap((line) => [...line]),
          bytes,
        );
        for (const [number, line] of lines.entries()) {
          const feed = line.indexOf(0x0a);
          assert.ok(feed < 0 || feed === line.length - 1, 'a line feed is the last of its line');
          const shown = escapeBytes(feed < 0 ? line : line.subarray(0, -1)).length;
          assert.ok(shown <= columns, 'it is not too long');
          const [next] = lines[number + 1] ?? [];
          if (feed >= 0 || next === undefined) continue;
          assert.notEqual(next, 0x0a, 'a line feed hangs over');
          assert.ok(escapeBytes(Uint8Array.of(...line, next)).length > columns, 'it is full');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has room for a NUL that a digit makes wider', () => {
    // \0 0 \0 \0 is shown as \x000\0\0.
    const lines = linesOf(Uint8Array.of(0, 0x30, 0, 0), 8).map((line) => escapeBytes(line));
    assert.deepEqual(lines, [String.raw`\x000\0`, String.raw`\0`]);
    assert.deepEqual(
      linesOf(Uint8Array.of(...Buffer.from('xxxxxx\0'), 0x30), 8).map((line) => escapeBytes(line)),
      [String.raw`xxxxxx\0`, '0'],
    );
  });

  it('breaks at the same places however the bytes come in parts', () => {
    const piece = fc.oneof(
      someText.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 8 }),
    );
    // A character of four bytes must fit into a part.
    const sizes = fc.array(fc.integer({ min: 4, max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(piece), width, sizes, (pieces, columns, sizes) => {
        const bytes = Buffer.concat(pieces);
        assert.deepEqual(linesOf(bytes, columns, sizes), linesOf(bytes, columns));
      }),
      { numRuns: 500 },
    );
  });

  it('never breaks within a character', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(someText, width, (text, columns) => {
        const lines = linesOf(Buffer.from(text), columns);
        assert.equal(lines.map((line) => decoder.decode(line)).join(''), text);
      }),
    );
  });

  it('counts a character as wide as it is shown, and bytes that are none as escapes of four columns each', () => {
    for (const [text, width] of [
      ['ä', 1],
      ['日', 2],
      ['🌮', 2],
      ['\u200b', 8],
      ['\ufeff', 8],
    ] as const)
      assert.equal(widthOf(Buffer.from(text)), width, text);
    assert.equal(widthOf(Uint8Array.of(0xc0)), 4);
    assert.equal(widthOf(Uint8Array.of(0xc0, 0x80)), 8);
    assert.equal(widthOf(Buffer.from('🌮').subarray(0, 3)), 12);
  });

  it('leaves a character that the end of a part cuts for the next part, but keeps it together in the last', () => {
    const breaker = new LineBreaker(8);
    const begins: number[] = [];
    const read = (bytes: Uint8Array, isLast: boolean): number =>
      breaker.read(bytes, isLast, (at) => begins.push(at));
    const bytes = Buffer.from('abcdefg🌮');
    assert.equal(read(bytes.subarray(0, 10), false), 7);
    assert.deepEqual(begins, []);
    assert.equal(read(bytes.subarray(7), false), 4);
    assert.deepEqual(begins, [0], 'there was room for one column only');
    assert.equal(read(bytes.subarray(7, 10), true), 3);
    assert.deepEqual(begins, [0, 0], 'one line for three bytes');
    breaker.begin();
    assert.equal(read(bytes.subarray(7, 10), true), 3);
    assert.deepEqual(begins, [0, 0], 'wider than a line, but it has one of its own already');
  });

  it('begins a line after a line feed only when something follows, if need be in the next part', () => {
    const breaker = new LineBreaker(80);
    const begins: number[] = [];
    const note = (at: number): void => void begins.push(at);
    breaker.read(Buffer.from('one\n'), false, note);
    assert.deepEqual(begins, []);
    breaker.read(Buffer.from('two\n'), true, note);
    assert.deepEqual(begins, [0]);
    breaker.begin();
    breaker.read(Buffer.from('three'), true, note);
    assert.deepEqual(begins, [0], 'a new chunk is a new line already');
  });

  it('counts what already stands in the line that it begins', () => {
    const breaker = new LineBreaker(8);
    const begins: number[] = [];
    for (const column of [0, 2]) {
      breaker.begin(column);
      breaker.read(Buffer.from('abcdefghijkl'), true, (at) => begins.push(at));
    }
    assert.deepEqual(begins, [8, 6]);
  });
});

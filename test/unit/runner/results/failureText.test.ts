import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareBytes, compareAnywhere, compareWords } from '../../../../src/runner/results/compareBytes.ts';
import { comparisonText, failureText } from '../../../../src/runner/results/failureText.ts';
import { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';

const compared = (expected: string, received: string): string[] =>
  comparisonText(compareBytes(new BytePattern(Buffer.from(expected)), Buffer.from(received)));

describe('failureText', () => {
  it('shows text over text and hex over hex, with the first difference marked', () => {
    assert.deepEqual(compared('HELLO\n', 'HELlO\r\n'), [
      'expected  "HELLO\\n"',
      'received  "HELlO\\r\\n"',
      '              ^',
      'expected  48 45 4c 4c 4f 0a',
      'received  48 45 4c 6c 4f 0d 0a',
      '                   ^^',
      'The first difference is at byte 3, counted from 0.',
    ]);
  });

  it('counts a pictograph as two columns, and marks the character of a byte within it', () => {
    const [, received, mark] = compared('🌮🌮x', '🌮🌯x');
    assert.equal(received, 'received  "🌮🌯x"');
    // Ten columns of label, the quote, and the two columns of the first.
    assert.equal(mark, `${' '.repeat(13)}^`);
  });

  it('shows a window around the difference', () => {
    const same = 'a'.repeat(1000);
    const lines = compared(`${same}X${same}`, `${same}Y${same}`);
    assert.deepEqual(lines, [
      `expected  … "${'a'.repeat(12)}X${'a'.repeat(11)}" … 989 more`,
      `received  … "${'a'.repeat(12)}Y${'a'.repeat(11)}" … 989 more`,
      `${' '.repeat(25)}^`,
      `expected  … ${'61 '.repeat(12)}58${' 61'.repeat(11)} …`,
      `received  … ${'61 '.repeat(12)}59${' 61'.repeat(11)} …`,
      `${' '.repeat(48)}^^`,
      'The first difference is at byte 1000, counted from 0.',
    ]);
  });

  it('says when one is the beginning of the other', () => {
    assert.equal(compared('abc', 'a').at(-1), 'The first 1 byte fit; 2 bytes more were expected.');
    assert.equal(compared('a', 'abc').at(-1), 'The first 1 byte fit; 2 bytes more came.');
  });

  it('shows holes as such, and what is no bytes in words', () => {
    const pattern = new BytePattern(Uint8Array.of(2, 0, 3), [1]);
    assert.equal(comparisonText(compareBytes(pattern, Uint8Array.of(2, 9, 4)))[3], 'expected  02 ?? 03');
    assert.deepEqual(comparisonText(compareWords('/[0-9]+/', Buffer.from('ab'))), [
      'expected  /[0-9]+/',
      'received  "ab"',
      '          61 62',
    ]);
    const anywhere = comparisonText(compareAnywhere(new BytePattern(Buffer.from('x')), Buffer.from('ab')));
    assert.ok(anywhere.every((line) => !line.includes('^')));
  });

  it('adds the code, the time, what else came, what programs said, and the help', () => {
    const lines = failureText({
      line: 3,
      start: 0,
      end: 1,
      code: 'ERR_TIMEOUT',
      message: 'Nothing came within 2 s.',
      waitedMs: 2001,
      help: 'Help.',
      others: [{ name: 'bob', bytes: Buffer.from('x'), length: 5000 }],
      programs: [{ name: 'py', commandLine: 'python3 x.py', running: false, lastWords: 'a\n\u001b[31mb' }],
    });
    assert.deepEqual(lines, [
      'Nothing came within 2 s (ERR_TIMEOUT, waited 2.001 s).',
      'Unread at bob: 5000 bytes, "x" … 4999 more',
      'Program py (python3 x.py) has ended; it said last:',
      '  | a',
      '  | \uFFFD[31mb',
      'Help.',
    ]);
  });

  it('is bounded, on one line each, and marks the first difference, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (same, expected, received) => {
        const pattern = new BytePattern(Buffer.concat([same, expected]));
        const came = Buffer.concat([same, received]);
        const comparison = compareBytes(pattern, came);
        const lines = comparisonText(comparison);
        for (const line of lines) {
          assert.ok(line.length < 320, line);
          assert.doesNotMatch(line, /\p{Cc}/u);
        }
        if (came.length === 0) return;
        const [hexExpected = '', hexReceived = '', mark = ''] = lines.slice(3);
        const at = mark.indexOf('^');
        const pair = [hexExpected.slice(at, at + 2), hexReceived.slice(at, at + 2)];
        if (comparison.differsAt < Math.min(pattern.length, came.length)) {
          assert.notEqual(pair[0], pair[1]);
          assert.match(pair.join(''), /^[0-9a-f]{4}$/);
        }
        assert.equal(hexExpected.slice(10, at).trimEnd(), hexReceived.slice(10, at).trimEnd());
      }),
      { numRuns: 500 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CrlfEnds, WholeLines } from '../../../../src/cli/session/stdinText.ts';

const text = fc.array(fc.constantFrom('a', '\r', '\n'), { maxLength: 40 }).map((letters) => letters.join(''));
const chunks = fc.array(text, { maxLength: 8 });

describe('CrlfEnds', () => {
  const cases: readonly (readonly [chunks: readonly string[], sent: string])[] = [
    [['a\nb'], 'a\r\nb'],
    [['a\r\nb\n'], 'a\r\nb\r\n'],
    [['a\r', '\nb'], 'a\r\nb'],
    [['a', '\n', '\n'], 'a\r\n\r\n'],
    [['\n\n'], '\r\n\r\n'],
    [['a\rb'], 'a\rb'],
    [['a\r', '', '\n'], 'a\r\n'],
  ];
  for (const [given, sent] of cases) it(JSON.stringify(given), () => assert.equal(converted(given), sent));

  it('is the same wherever a chunk ends, and changes nothing the second time', () => {
    fc.assert(
      fc.property(chunks, (given) => {
        const sent = converted(given);
        assert.equal(sent, given.join('').replace(/\r?\n/g, '\r\n'));
        assert.equal(converted([sent]), sent);
      }),
    );
  });

  function converted(given: readonly string[]): string {
    const ends = new CrlfEnds();
    return given.map((chunk) => Buffer.from(ends.convert(Buffer.from(chunk))).toString()).join('');
  }
});

describe('WholeLines', () => {
  function lines(given: readonly string[], limitBytes = 1000): string[] {
    const whole = new WholeLines(limitBytes);
    const pieces = given.flatMap((chunk) => whole.push(Buffer.from(chunk)));
    return [...pieces, ...whole.end()].map((bytes) => Buffer.from(bytes).toString());
  }

  it('keeps line ends, and has a last line without', () => {
    assert.deepEqual(lines(['a\nb', 'c\r\n\n', 'd']), ['a\n', 'bc\r\n', '\n', 'd']);
    assert.deepEqual(lines(['a\n']), ['a\n']);
    assert.deepEqual(lines([]), []);
  });

  it('cuts a line that is too long for a datagram', () => {
    assert.deepEqual(lines(['abcdefg\nh'], 3), ['abc', 'def', 'g\n', 'h']);
    assert.deepEqual(lines(['ab', 'cd'], 3), ['abc', 'd']);
  });

  it('is the same wherever a chunk ends', () => {
    fc.assert(
      fc.property(chunks, (given) => {
        const all = given.join('');
        assert.deepEqual(lines(given), all.match(/[^\n]*\n|[^\n]+$/g) ?? []);
      }),
    );
  });
});

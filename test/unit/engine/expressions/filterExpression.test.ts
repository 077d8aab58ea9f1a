import assert from 'node:assert/strict';
import { hitRanges } from '../../../../src/capture/filter/filterMarks.ts';
import {
  expressionProblem,
  expressionSteps,
  FilterExpression,
  filterLimitSteps,
} from '../../../../src/engine/expressions/filterExpression.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

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

describe('FilterExpression, how much it does at once', () => {
  // In ms the benchmark measures it (P7): those of a machine that is busy, or that counts coverage, say nothing here.
  it('takes no longer for a byte the more bytes there are, or for a step the more steps', () => {
    const bytesOf = (size: number): Buffer => Buffer.from('ab'.repeat(size / 2));
    const edges = { isFirst: true, isLast: false };
    const find = (expression: FilterExpression, bytes: Buffer): number =>
      expression.find(bytes, 0, bytes.length, edges);
    // None of these matches, and none asks for a byte that is not there: every byte is gone through.
    for (const source of [
      '[a-b]{1,75}[c-d]',
      '(?:a|ab|b)*(?:c|d)$',
      '(a?){20}a{20}[c-d]',
      '(.*)(.*)(.*)[^ab]',
    ]) {
      const expression = new FilterExpression(source, '', filterLimitSteps);
      assertGrowsLinearly(bytesOf, (bytes) => find(expression, bytes), { from: 512 }, source);
    }
    const bytes = bytesOf(1 << 16);
    assertGrowsLinearly(
      (count) => new FilterExpression(`[a-b]{1,${count}}[c-d]`, '', filterLimitSteps),
      (expression) => find(expression, bytes),
      { from: 4, most: 64, leastMs: 1 },
      'a repetition',
    );
  }).timeout(60_000);

  it('goes through so much at once that steps times bytes stay below a limit', () => {
    for (let steps = 1; steps <= filterLimitSteps; steps++) {
      const { partBytes, overlapBytes } = new FilterExpression('a', '', steps);
      assert.ok(steps * (partBytes + overlapBytes) <= 80_000, `${steps}: ${partBytes} + ${overlapBytes}`);
    }
  });

  it('takes the smaller parts the more there is to look for, with enough of both', () => {
    const sizes = [1, 26, 80, 160].map((steps) => {
      const { partBytes, overlapBytes, stepBytes } = new FilterExpression('a', '', steps);
      assert.ok(overlapBytes >= steps && partBytes >= 200, `${partBytes} + ${overlapBytes}`);
      assert.ok(256 * stepBytes <= partBytes + overlapBytes, 'the clock is looked at after each part');
      return [partBytes, overlapBytes];
    });
    assert.deepEqual(sizes, [
      [2048, 1024],
      [2048, 1024],
      [667, 333],
      [334, 166],
    ]);
  });

  it('is refused where it is too large, by itself or beside others', () => {
    assert.match(
      expressionProblem('[a-b]{1,500}[c-d]', '') ?? '',
      /too large, with 1002 steps where 160 are/,
    );
    assert.match(String(expressionSteps('abc', '', 2)), /one filter may have 160 steps together/);
    assert.equal(expressionProblem('[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', ''), undefined);
    assert.throws(() => new FilterExpression('[a-b]{1,500}', ''), /too large/);
  });

  it('finds in words of any length', () => {
    const long = `${'x'.repeat(10_000)}needle`;
    assert.equal(new FilterExpression('ne+dle', '', 160).isIn(long), true);
    assert.equal(new FilterExpression('no', '', 160).isIn(long), false);
    assert.equal(new FilterExpression('^$', '').isIn(''), true);
  });
});

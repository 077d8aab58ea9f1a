import assert from 'node:assert/strict';
import { hitRanges } from '../../../../src/capture/filters/filterMarks.ts';
import { expressionProblem, FilterExpression } from '../../../../src/engine/expressions/filterExpression.ts';

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

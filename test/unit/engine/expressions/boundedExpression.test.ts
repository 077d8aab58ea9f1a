import assert from 'node:assert/strict';
import {
  compileBounded,
  expressionLimitSteps,
  mostBytesFor,
} from '../../../../src/engine/expressions/boundedExpression.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

function compiled(source: string) {
  const expression = compileBounded(source, '');
  assert.ok(typeof expression !== 'string', `${source}: ${String(expression)}`);
  return expression;
}

describe('compileBounded', () => {
  it('refuses what is too large, and says so', () => {
    for (const source of ['[a-b]{1,500}[c-d]', '(?:a{30}){30}[ab]{500}', 'x'.repeat(2000)]) {
      const wrong = compileBounded(source, '');
      assert.ok(
        typeof wrong === 'string' && /^it is too large, with .*1000 are the most/.test(wrong),
        source,
      );
    }
    assert.equal(compiled('[a-b]{1,400}').programSize() <= expressionLimitSteps, true);
  });

  it('does not make what is far too large', () => {
    // Made, it would be more than the memory there is.
    assert.match(String(compileBounded('[a-b]{1,1000}'.repeat(50_000), '')), /about 99950000 steps/);
    assertGrowsLinearly(
      (times) => `[a-b]{1,${times}}`.repeat(3000),
      (source) => compileBounded(source, ''),
      { from: 15, most: 1000, factor: 1.5 },
      'a text of one length, repetitions',
    );
  }).timeout(30_000);

  it('passes on what the engine says', () => {
    assert.match(String(compileBounded('a(b', '')), /missing closing/);
    assert.equal(compiled('ABC').test('abc'), false);
    const either = compileBounded('^ABC.$', 'imsu');
    assert.ok(typeof either !== 'string' && either.test('x\nabc\n'));
  });

  it('gives a large expression less at once', () => {
    assert.ok(mostBytesFor(compiled('(a+)+$')) >= 1024 * 1024);
    assert.ok(mostBytesFor(compiled('^GET (\\S+) HTTP/1\\.[01]\\r\\n')) >= 256 * 1024);
    const large = mostBytesFor(compiled('[a-b]{1,490}[c-d]'));
    assert.ok(large >= 8 * 1024 && large < 10 * 1024);
  });
});

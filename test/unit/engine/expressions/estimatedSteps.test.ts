import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type * as Re2 from 're2js';
import { estimatedSteps } from '../../../../src/engine/expressions/estimatedSteps.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

const { RE2JS } = createRequire(import.meta.url)('re2js') as typeof Re2;

describe('estimatedSteps', () => {
  it('counts what is repeated, groups within groups too', () => {
    for (const [source, steps] of [
      ['abc', 3],
      ['[a-b]{1,500}[c-d]', 1000],
      ['[]a]{3}', 3],
      ['[^]{9}]{3}', 3],
      ['[[:alpha:]]{9}', 9],
      ['\\{9}', 3],
      ['a{,9}', 5],
      ['((a{30}){30}){30}', 30 * (30 * (30 + 2) + 2)],
    ] as const)
      assert.ok(Math.abs(estimatedSteps(source) - steps) <= 3, `${source}: ${estimatedSteps(source)}`);
  });

  it('is near enough to what the engine makes', () => {
    const piece = fc.constantFrom('a', 'bc', '[a-c]', '(a|b)', '(?:ab)', '.', '\\d', 'a*', '(a+)?', 'x{3}');
    const times = fc.constantFrom('', '', '{4}', '{1,20}', '{2,}');
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, times), { minLength: 1, maxLength: 12 }), (pieces) => {
        const source = pieces.map(([text, repeat]) => `(?:${text})${repeat}`).join('');
        const size = RE2JS.compile(source).programSize();
        const steps = estimatedSteps(source);
        assert.ok(steps <= size * 6 && steps >= size / 6 - 4, `${source}: ${steps}, not ${size}`);
      }),
    );
  });

  it('takes linear time', () => {
    for (const text of ['(', '[', '[[:', '{', 'a{1', '\\', '(a{2}', 'a{9}'])
      assertGrowsLinearly((size) => text.repeat(size), estimatedSteps, {}, text);
  });
});

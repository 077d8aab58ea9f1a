import { hitRanges } from '../../../../src/capture/filter/filterMarks.ts';
import { patternFinder, textFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { FilterExpression } from '../../../../src/engine/expressions/filterExpression.ts';
import { completeFilter } from '../../../../src/language/filter/completeFilter.ts';
import { parseFilter } from '../../../../src/language/filter/parseFilter.ts';
import { printFilter } from '../../../../src/language/filter/printFilter.ts';
import { readPattern } from '../../../../src/language/payload/readPattern.ts';
import { valueReaders } from '../../../support/filters/filterReaders.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

/** Texts of a size, of every shape that the language has: right ones, and ones that go wrong on and on. */
const shapes: Readonly<Record<string, (size: number) => string>> = {
  'one word': (size) => 'a'.repeat(size),
  words: (size) => 'ab '.repeat(size / 3),
  'words joined by or': (size) => `${'a or '.repeat(size / 5)}a`,
  'terms with keys': (size) => 'peer:127.0.0.1:1 '.repeat(size / 17),
  'keys that there are not': (size) => 'pear:x '.repeat(size / 7),
  comparisons: (size) => 'len>=2KiB '.repeat(size / 10),
  'sizes that are none': (size) => 'len>x '.repeat(size / 6),
  'open brackets': (size) => '('.repeat(size),
  'closing brackets': (size) => ')'.repeat(size),
  'pairs of brackets': (size) => '(a) '.repeat(size / 4),
  'not after not': (size) => 'not '.repeat(size / 4),
  minuses: (size) => '-'.repeat(size),
  'minuses before words': (size) => '-a '.repeat(size / 3),
  'a quote that is open': (size) => `"${'a'.repeat(size)}`,
  quotes: (size) => '"a" '.repeat(size / 4),
  'quotes side by side': (size) => '"'.repeat(size),
  backslashes: (size) => `"${'\\'.repeat(size)}"`,
  'an expression that is open': (size) => `text:/${'a'.repeat(size)}`,
  'expressions that are open': (size) => 'text:/a '.repeat(size / 8),
  'slashes in an expression': (size) => `text:/${String.raw`\/`.repeat(size / 2)}/`,
  'flags of an expression': (size) => `text:/a/${'i'.repeat(size)}`,
  'bytes, many': (size) => `bytes:hex"${'00 '.repeat(size / 3)}"`,
  'bytes with holes': (size) => `bytes:hex"${'?? '.repeat(size / 3)}"`,
  'bytes that are open': (size) => 'bytes:hex"0 '.repeat(size / 12),
  colons: (size) => ':'.repeat(size),
  'operators and nothing': (size) => 'or and '.repeat(size / 7),
  signs: (size) => '<>=!'.repeat(size / 4),
  'wide characters': (size) => '🌮ß '.repeat(size / 4),
};

const readers = { pattern: readPattern, expressionSteps: () => 0 };

describe('Filters: twice as much takes about twice as long', () => {
  const options = { most: 1 << 20 };

  for (const [shape, make] of Object.entries(shapes)) {
    it(`reading ${shape}`, () => {
      assertGrowsLinearly(make, (text) => parseFilter(text, readers), options, `reading ${shape}`);
    });

    it(`completing ${shape}, at its end`, () => {
      const known = { peers: ['127.0.0.1:1'], endpoints: [] };
      const complete = (text: string) => completeFilter(text, text.length, known);
      assertGrowsLinearly(make, complete, options, `completing ${shape}`);
    });
  }

  it('printing', () => {
    const parsed = (size: number) => parseFilter('-(a or "b c") '.repeat(size / 14), valueReaders).filter;
    assertGrowsLinearly(parsed, (node) => (node === undefined ? '' : printFilter(node)), options);
  });

  it('marking, where everything fits, and where nothing quite does', () => {
    const finders = [textFinder('aab'), new FilterExpression('a+b', ''), new FilterExpression('a*', '')];
    const holes = readPattern('hex"61 ?? 61 ?? 62"');
    if (holes.ok) finders.push(patternFinder(holes.value));
    for (const unit of ['a', 'ab', 'x'])
      for (const finder of finders)
        assertGrowsLinearly(
          (size) => Buffer.from(unit.repeat(size)),
          (bytes) => hitRanges([finder], bytes, true),
          options,
          `marking ${unit}`,
        );
  });
});

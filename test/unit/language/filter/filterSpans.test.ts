import assert from 'node:assert/strict';
import { filterSpans } from '../../../../src/language/filter/filterSpans.ts';

/** `kind text`, for each span. */
const spans = (text: string) =>
  filterSpans(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('filterSpans', () => {
  it('tells keys, operators, numbers, strings and words apart', () => {
    assert.deepEqual(spans('dir:in len >= 2KiB bytes:hex"0d 0a" hello'), [
      'key dir',
      'operator :',
      'word in',
      'key len',
      'operator  >= ',
      'number 2KiB',
      'key bytes',
      'operator :',
      'string hex"0d 0a"',
      'word hello',
    ]);
    assert.deepEqual(spans('text:/a|b/i peer:"x y"'), [
      'key text',
      'operator :',
      'string /a|b/i',
      'key peer',
      'operator :',
      'string "x y"',
    ]);
  });

  it('colours the words between terms, signs and brackets', () => {
    assert.deepEqual(spans('error or not (-"x" && !a)'), [
      'key error',
      'keyword or',
      'keyword not',
      'operator (',
      'operator -',
      'string "x"',
      'operator &&',
      'operator !',
      'word a',
      'operator )',
    ]);
  });

  it('takes what is not finished: an open quote, a key without a value', () => {
    assert.deepEqual(spans('"open'), ['string "open']);
    assert.deepEqual(spans('len>'), ['key len', 'operator >']);
    assert.deepEqual(spans(''), []);
  });
});

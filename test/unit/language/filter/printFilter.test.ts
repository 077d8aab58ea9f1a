import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printFilter } from '../../../../src/language/filter/printFilter.ts';
import { filterOver } from '../../../support/filters/arbitraryFilter.ts';
import { filterOf } from '../../../support/filters/filterReaders.ts';

describe('printFilter', () => {
  it('prints any filter so that it is read as the same one', () => {
    const terms = [
      'dir:in',
      'call:recv',
      'len>5',
      'error',
      'text:/a b/i',
      'bytes:hex"0d ??"',
      'port:80',
      'type:data',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
      fc.constantFrom(
        'and',
        'or',
        'not',
        'error',
        'len',
        '-a',
        '!b',
        'a b',
        '"',
        '\\',
        ')',
        '(',
        'peer:x',
        '/x/',
        '&&',
        '>5',
        '\ud800x',
      ),
    );
    fc.assert(
      fc.property(filterOver(terms, texts), (filter) => {
        assert.deepEqual(filterOf(printFilter(filter)), filter, printFilter(filter));
      }),
    );
  });
});

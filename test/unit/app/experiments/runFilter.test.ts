import assert from 'node:assert/strict';
import { filterReaders } from '../../../../src/app/page/filter/filterReaders.ts';
import { runFilter } from '../../../../src/app/experiments/runFilter.ts';
import { parseFilter } from '../../../../src/language/filter/parseFilter.ts';

describe('runFilter', () => {
  it('is a filter for the rows of a test, which has no end while it runs', () => {
    const filters = [runFilter({ first: 12, next: 40 }), runFilter({ first: 0 })];
    assert.deepEqual(filters, ['seq>=12 seq<40', 'seq>=0']);
    for (const filter of filters) assert.deepEqual(parseFilter(filter, filterReaders).diagnostics, []);
  });
});

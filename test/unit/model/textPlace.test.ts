import assert from 'node:assert/strict';
import { textPlace } from '../../../src/model/textPlace.ts';

describe('textPlace', () => {
  it('counts lines and columns from 1 on', () => {
    assert.deepEqual(textPlace('', 0), { line: 1, column: 1 });
    assert.deepEqual(textPlace('ab\ncd', 2), { line: 1, column: 3 });
    assert.deepEqual(textPlace('ab\ncd', 3), { line: 2, column: 1 });
    assert.deepEqual(textPlace('ab\r\n🌮x', 6), { line: 2, column: 3 });
  });
});

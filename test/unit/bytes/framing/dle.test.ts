import assert from 'node:assert/strict';
import type { Framing } from '../../../../src/bytes/framing/framing.ts';
import { messages } from '../../../support/framedWords.ts';

describe('DleFramer', () => {
  it('unpacks frames between DLE STX and DLE ETX', () => {
    const dle: Framing = { kind: 'dle' };
    assert.deepEqual(messages(dle, '\x10\x02a\x10\x10\x03\x10\x03\x10\x02\x10\x03\x10\x02b'), [
      'a\x10\x03|\x10\x02a\x10\x10\x03\x10\x03',
      '|\x10\x02\x10\x03',
      'rest: \x10\x02b',
    ]);
    assert.deepEqual(messages(dle, 'noise\x10\x10\x02a\x10\x02b\x10\x03\x10\x02c\x10x\x10'), [
      'malformed: noise\x10',
      'malformed: \x10\x02a',
      'b|\x10\x02b\x10\x03',
      'malformed: \x10\x02c\x10x',
      'malformed: \x10',
    ]);
    assert.deepEqual(messages(dle, `${'n'.repeat(100)}\x10\x02abcd\x10\x03\x10\x02abcde\x10\x03`, 4), [
      `malformed: ${'n'.repeat(64)}`,
      'abcd|\x10\x02abcd\x10\x03',
      'too large: 4',
    ]);
  });
});

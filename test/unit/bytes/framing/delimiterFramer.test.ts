import assert from 'node:assert/strict';
import type { Framing } from '../../../../src/bytes/framing/framing.ts';
import { bytes, framed, messages } from '../../../support/framedWords.ts';

describe('DelimiterFramer', () => {
  it('takes what follows a delimiter to its frame, whatever it is', () => {
    const framing: Framing = { kind: 'delimiter', delimiter: bytes('\x03'), plus: 1 };
    // STX text ETX and the exclusive or of what is before it, which may be an ETX itself.
    assert.deepEqual(messages(framing, '\x02a\x03\x03\x02bc\x03\x02\x02\x03'), [
      '\x02a\x03\x03|\x02a\x03\x03',
      '\x02bc\x03\x02|\x02bc\x03\x02',
      'rest: \x02\x03',
    ]);
    const crc: Framing = { kind: 'delimiter', delimiter: bytes('\x10\x03'), plus: 2 };
    assert.deepEqual(framed(crc, [bytes('a\x10'), bytes('\x03\x10'), bytes('\x03b')], 1), [
      'a\x10\x03\x10\x03|a\x10\x03\x10\x03',
      'rest: b',
    ]);
    assert.deepEqual(messages(framing, '12345\x03x1\x03y', 4), ['too large: 4', '1\x03y|1\x03y']);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outgoingBytes } from '../../../../src/language/payload/outgoingBytes.ts';
import { writtenPayload } from '../../../../src/app/sending/writtenPayload.ts';

describe('writtenPayload', () => {
  it('has the bytes that the composer would send', () => {
    const formats = fc.constantFrom('text', 'escapes', 'hex');
    const endings = fc.constantFrom('none', 'lf', 'crlf');
    const texts = fc.oneof(fc.string(), fc.constantFrom('"ping\\n"', '00 ff', 'a\\x00', 'a\\'));
    fc.assert(
      fc.property(texts, formats, endings, (text, format, lineEnding) => {
        const composed = outgoingBytes(text, format, lineEnding);
        const { payload } = writtenPayload(text, format, lineEnding);
        if (composed.ok) assert.deepEqual(outgoingBytes(payload, format, 'none'), composed);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sendFormats } from '../../../../src/model/draft.ts';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { outgoingBytes } from '../../../../src/language/payload/outgoingBytes.ts';
import { parsePayload } from '../../../../src/language/payload/parsePayload.ts';
import { draftNotation } from '../../../../src/app/sending/draftNotation.ts';

describe('draftNotation', () => {
  const of = (
    ...[text, format, lineEnding = 'none']: [string, 'text' | 'escapes' | 'hex', ('none' | 'lf' | 'crlf')?]
  ) => draftNotation({ text, format, lineEnding });

  it('writes text and escapes line for line, with their line ending', () => {
    assert.deepEqual(of('say "hi"', 'text', 'lf'), { ok: true, value: String.raw`"say \"hi\"\n"` });
    assert.deepEqual(of('GET /\nHost: x\n', 'text', 'crlf'), {
      ok: true,
      value: '"GET /\\n"\n"Host: x\\n"\n"\\r\\n"',
    });
    assert.deepEqual(of('a\\x00\\r\\n', 'escapes'), { ok: true, value: String.raw`"a\0\r\n"` });
    assert.deepEqual(of('', 'text'), { ok: true, value: '' });
  });

  it('keeps the digits as they were grouped', () => {
    assert.deepEqual(of('00 ff, 01:02\n\n 0xaa', 'hex'), { ok: true, value: 'hex"00 ff, 01:02"\nhex"0xaa"' });
    assert.deepEqual(of('a\nb', 'hex'), { ok: true, value: String.raw`"\xAB"` });
  });

  it('leaves a payload as it is, right or wrong, and says what is wrong with the others', () => {
    assert.deepEqual(draftNotation({ text: 'u8(', format: 'payload', lineEnding: 'crlf' }), {
      ok: true,
      value: 'u8(',
    });
    assert.equal(of('0', 'hex').ok, false);
    assert.equal(of('\\q', 'escapes').ok, false);
  });

  it('gives the same bytes, whatever is written', () => {
    const formats = fc.constantFrom('text' as const, 'escapes' as const, 'hex' as const);
    const endings = fc.constantFrom('none' as const, 'lf' as const, 'crlf' as const);
    const digits = fc.string({ unit: fc.constantFrom('0', 'a', '0x', ' ', ',', '\n', '\r', '\u2028') });
    const texts = fc.oneof(fc.string({ unit: 'binary' }), digits);
    fc.assert(
      fc.property(texts, formats, endings, (text, format, lineEnding) => {
        assert.ok(sendFormats.includes(format));
        const wanted = outgoingBytes(text, format, lineEnding);
        const printed = draftNotation({ text, format, lineEnding });
        assert.equal(printed.ok, wanted.ok);
        if (!printed.ok || !wanted.ok || wanted.value.length === 0) return;
        const parts = parsePayload(printed.value);
        assert.ok(parts.ok, printed.value);
        assert.deepEqual(encodePayload(parts.value), wanted);
      }),
      { numRuns: 500 },
    );
  });
});

import assert from 'node:assert/strict';
import { quoted, quotedAsTyped } from '../../../../src/language/core/quotedText.ts';

describe('quoted', () => {
  it('escapes whatever cannot be seen or would end the text', () => {
    assert.equal(quoted('a "b" \\ \r\n\t\x07 é \u200b'), '"a \\"b\\" \\\\ \\r\\n\\t\\u{7} é \\u{200B}"');
  });
});

describe('quotedAsTyped', () => {
  it('keeps the escapes that are typed, and escapes the rest', () => {
    assert.equal(quotedAsTyped('a\\n\\x00 "b" {{c \\'), '"a\\n\\x00 \\"b\\" \\{{c \\\\"');
  });
});

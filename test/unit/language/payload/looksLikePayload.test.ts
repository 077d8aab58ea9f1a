import assert from 'node:assert/strict';
import { looksLikePayload } from '../../../../src/language/payload/looksLikePayload.ts';

describe('looksLikePayload', () => {
  it('goes by what a text begins with', () => {
    for (const text of ['"a', " 'a'", '{{name}}', '<<END', 'hex"0', 'u16be(', 'len8{', 'shiftjis"x"'])
      assert.ok(looksLikePayload(text), text);
    for (const text of ['', 'echo', 'hello', 'f(x)', 'say "hi"', 'on data reply "x"', '5', '{"a":1}', 'hex'])
      assert.ok(!looksLikePayload(text), text);
  });
});

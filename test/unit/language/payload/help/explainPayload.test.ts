import assert from 'node:assert/strict';
import { bytesLine, describeBytes } from '../../../../../src/language/payload/help/describeBytes.ts';
import { explainPayload } from '../../../../../src/language/payload/help/explainPayload.ts';
import { readableParts } from '../../../../../src/language/payload/help/partAt.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';

const payload = (marked: string) => {
  const text = marked.replace('|', '');
  return explainPayload(text, readableParts(text), marked.indexOf('|'), steadyEnvironment);
};

describe('explainPayload', () => {
  it('tells the bytes of the innermost part', () => {
    const outer = payload('len1|6be{"he" u8(7)}');
    assert.deepEqual(outer?.bytes, {
      length: '5 bytes',
      hex: '00 03 68 65 07',
      text: '\\0\\x03he\\x07',
      remark: undefined,
    });
    assert.match(outer.sentences[0] ?? '', /length of what is in braces/);
    assert.equal(payload('len16be{"he" u8|(7)}')?.bytes?.hex, '07');
    assert.equal(payload('"a" |"b"')?.bytes?.hex, '62');
    assert.equal(payload('"a" | # no'), undefined);
  });

  it('says what is not known or is made anew', () => {
    assert.match(payload('file"mis|sing"')?.bytes?.remark ?? '', /ENOENT/);
    assert.match(payload('now("i|so")')?.bytes?.remark ?? '', /at each send/);
    for (const large of ['repeat(60000000, "x")', 'checksum("crc32", repeat(60000000, "x"))'])
      assert.equal(describeBytes(readableParts(large), steadyEnvironment).hex, undefined);
  });

  it('shows the beginning of what is long', () => {
    assert.equal(
      bytesLine(readableParts('repeat(100, hex"ff")'), steadyEnvironment),
      `100 bytes · ${Array.from({ length: 16 }, () => 'ff').join(' ')} …`,
    );
  });

  it('reads around what is wrong', () => {
    assert.equal(payload('wrong "o|k"')?.bytes?.length, '2 bytes');
  });
});

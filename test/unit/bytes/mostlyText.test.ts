import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMostlyText } from '../../../src/bytes/mostlyText.ts';
import { encodeUtf8 } from '../../../src/bytes/utf8.ts';

const hex = (text: string) => Uint8Array.from(text.split(' '), (digits) => Number.parseInt(digits, 16));

describe('isMostlyText', () => {
  it('is so for text in any script, with line ends, tabs and a few control characters', () => {
    for (const text of ['', 'ping\r\n', '\t1\t2', 'straße 🌮', 'Привет', '日本語', 'hello \0\x01\x02 🌮'])
      assert.equal(isMostlyText(encodeUtf8(text)), true, text);
  });

  it('is not so for frames of binary protocols, nor for what is a character only by chance', () => {
    for (const bytes of ['00 01 00 00 00 06 11 03 00 6b 00 03', 'de ad be ef', '00', 'ff fe', 'c2 80 c2 81'])
      assert.equal(isMostlyText(hex(bytes)), false, bytes);
  });

  it('does not count a character that is cut off', () => {
    assert.equal(isMostlyText(hex('61 f0 9f 8c'), true), true);
    assert.equal(isMostlyText(hex('61 f0 9f 8c')), false);
  });

  it('is so for all printable ASCII', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0x20, max: 0x7e }), (bytes) => {
        assert.equal(isMostlyText(bytes), true);
      }),
    );
  });
});

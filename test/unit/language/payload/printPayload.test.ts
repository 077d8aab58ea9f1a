import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { parsePayload } from '../../../../src/language/payload/parsePayload.ts';
import { printPayload, printReadablePayload } from '../../../../src/language/payload/printPayload.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

const print = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  printPayload(Buffer.from(text, encoding));

function assertBack(bytes: Uint8Array): void {
  for (const printed of [printPayload(bytes), printReadablePayload(bytes)]) {
    const parts = parsePayload(printed);
    assert.ok(parts.ok, printed);
    const back = encodePayload(parts.value);
    assert.ok(back.ok && Buffer.from(bytes).equals(back.value), printed);
  }
}

describe('printPayload', () => {
  it('prints text as text', () => {
    assert.equal(print(''), '""');
    assert.equal(print('GET / HTTP/1.1\r\n\r\n'), String.raw`"GET / HTTP/1.1\r\n\r\n"`);
    assert.equal(
      print('straße 🌮 {{x}} {y}'),
      `'straße 🌮 {{x}} {y}'`.replaceAll("'", '"').replace('{{', '\\{{'),
    );
    assert.equal(print("it's\0"), String.raw`"it's\0"`);
    assert.equal(print('a\u200bb\u202ec'), String.raw`"a\u{200B}b\u{202E}c"`);
  });

  it('takes single quotes where they spare escapes', () => {
    assert.equal(print('{"a":"b","c":[{"d":"e"}]}\n'), String.raw`'{"a":"b","c":[{"d":"e"}]}' "\n"`);
    assert.equal(print('C:\\new\\table\\x'), String.raw`'C:\new\table\x'`);
    assert.equal(print('say "it\'s"'), String.raw`"say \"it's\""`);
  });

  it('takes hex where that is shorter', () => {
    assert.equal(print('010203', 'hex'), 'hex"01 02 03"');
    assert.equal(print('00000000', 'hex'), String.raw`"\0\0\0\0"`);
    assert.equal(print('deadbeefdeadbeef', 'hex'), 'hex"de ad be ef de ad be ef"');
    assert.equal(print('hello \xff world', 'latin1'), String.raw`"hello \xFF world"`);
    assert.equal(
      print('hello \x01\x02\x03\x04\x05\x06\x07\x08\xf0\xf1\xf2\xf3 world', 'latin1'),
      '"hello " hex"01 02 03 04 05 06 07 08 f0 f1 f2 f3" " world"',
    );
  });

  it('takes repeat for long runs', () => {
    assert.equal(print(`a${'x'.repeat(1000)}b`), '"a" repeat(1000, "x") "b"');
    assert.equal(print('ff'.repeat(64), 'hex'), String.raw`repeat(64, "\xFF")`);
    assert.equal(print('🌮'.repeat(500)), 'repeat(500, "🌮")');
    assert.equal(print('-'.repeat(20)), `"${'-'.repeat(20)}"`);
  });

  it('prints what is not mostly text as hex, with long texts in it, if it shall be readable', () => {
    const readable = (text: string): string => printReadablePayload(Buffer.from(text, 'latin1'));
    assert.equal(readable('\0\x01\0\0\0\x06\x11\x03\0k\0\x03'), 'hex"00 01 00 00 00 06 11 03 00 6b 00 03"');
    assert.equal(readable('\xde\xad\xbe\xef'), 'hex"de ad be ef"');
    assert.equal(
      readable('\x10\x1a\0\x04MQTT\x04\x02\0\x3c\0\x0esensor-in-hall'),
      'hex"10 1a 00 04 4d 51 54 54 04 02 00 3c 00 0e" "sensor-in-hall"',
    );
    assert.equal(readable(`${'\xff'.repeat(64)}\x01`), 'repeat(64, hex"ff") hex"01"');
    assert.equal(readable('hello\0\r\n'), String.raw`"hello\0\r\n"`);
    assert.equal(readable(''), '""');
  });

  it('gives the same bytes again, for all bytes', () => {
    const runs = fc
      .array(fc.tuple(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(1, 2, 31, 32, 100)), { maxLength: 8 })
      .map((list) =>
        Buffer.concat(list.flatMap(([bytes, times]) => Array.from({ length: times }, () => bytes))),
      );
    const texts = fc
      .array(
        fc.constantFrom(
          '"',
          "'",
          '\\',
          '{',
          '{{',
          '\n',
          '\0',
          'a',
          '\u0301',
          '\u200d',
          '👩',
          '\ufeff',
          '#',
          '\x7f',
        ),
      )
      .map((list) => Buffer.from(list.join('')));
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      runs,
      texts,
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    );
    fc.assert(fc.property(any, assertBack), { numRuns: 3000 });
    assertBack(Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) >> 7));
  }).timeout(20_000);

  it('takes linear time', () => {
    for (const piece of ['a', '\0', '"', "'", '\xff', '{', '\x001', 'é', '\x01a', '\xf0\x9f']) {
      const bytesOf = (size: number): Uint8Array =>
        Buffer.from(piece.repeat(Math.ceil(size / piece.length)), 'latin1');
      assertGrowsLinearly(bytesOf, printPayload, {}, JSON.stringify(piece));
      assertGrowsLinearly(bytesOf, printReadablePayload, {}, JSON.stringify(piece));
    }
  }).timeout(30_000);
});

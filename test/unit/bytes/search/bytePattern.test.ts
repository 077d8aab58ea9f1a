import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePattern, encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import type { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';
import { parsePattern, parsePayload } from '../../../../src/language/payload/parsePayload.ts';

function pattern(text: string): BytePattern {
  const parts = parsePattern(text);
  assert.ok(parts.ok, text);
  const made = encodePattern(parts.value);
  assert.ok(made.ok, text);
  return made.value;
}

const hex = (digits: string): Uint8Array => Buffer.from(digits, 'hex');

describe('BytePattern', () => {
  it('leaves holes open, and nothing else', () => {
    const modbus = pattern('hex"02 ?? ??03"');
    assert.ok(modbus.isAll(hex('02aabb03')));
    assert.ok(!modbus.isAll(hex('02aabb04')));
    assert.ok(!modbus.isAll(hex('02aabb0303')));
    assert.ok(modbus.startsIn(hex('02aabb0303')));
    assert.ok(modbus.endsIn(hex('0202aabb03')));
    assert.ok(!modbus.endsIn(hex('aabb03')));
    assert.equal(modbus.fitAt(hex('02aa'), 0), 'begun');
    assert.equal(modbus.fitAt(hex('03aa'), 0), 'no');
    assert.equal(modbus.fitAt(hex('ff02aabb03'), 1), 'yes');
    assert.ok(pattern('""').isAll(hex('')));
  });

  it('is found where it first stands, with holes and without', () => {
    assert.equal(pattern('"aab"').indexIn(hex('61616162')), 1);
    assert.equal(pattern('""').indexIn(hex('61')), 0);
    assert.equal(pattern('hex"61 ?? 62"').indexIn(hex('616161626162')), 1);
    assert.equal(pattern('"abc"').indexIn(hex('6162')), -1);
    const few = fc.array(fc.constantFrom(0, 1), { maxLength: 12 });
    fc.assert(
      fc.property(few, few, (needle, hay) => {
        const found = pattern(`hex"${Buffer.from(needle).toString('hex')}"`).indexIn(Uint8Array.from(hay));
        assert.equal(found, Buffer.from(hay).indexOf(Buffer.from(needle)));
      }),
    );
  });

  it('keeps holes in their place within lengths and repetitions', () => {
    assert.ok(pattern('len8{hex"??" "a"} "b"').isAll(hex('02ff6162')));
    assert.ok(!pattern('len8{hex"??" "a"} "b"').isAll(hex('03ff6162')));
    assert.ok(pattern('lenVarint{lenText{repeat(3, hex"?? 00")}}').isAll(hex('0736010002000300')));
    assert.ok(!pattern('repeat(3, hex"?? 00")').isAll(hex('010002000301')));
    assert.ok(pattern('repeat(0, hex"??") len8(hex"?? ??") "a"').isAll(hex('0261')));
  });

  it('leaves both digits of a byte open, and says where it cannot know', () => {
    assert.ok(pattern('":" hexText{hex"01 ?? 03"}').isAll(Buffer.from(':01A703')));
    assert.ok(!pattern('":" hexText{hex"01 ?? 03"}').isAll(Buffer.from(':01A704')));
    assert.ok(pattern('pad(4, left){hex"?? 02"} "x"').isAll(hex('0000ff0278')));
    for (const text of ['slip{hex"??"}', 'cobs{hex"??"}', 'dle{hex"??"}', 'pad(4, hex"??"){}']) {
      const parts = parsePattern(text);
      assert.ok(parts.ok);
      const made = encodePattern(parts.value);
      assert.ok(!made.ok && made.problems[0].message.includes('holes (??)'), text);
    }
  });

  it('refuses a checksum over holes', () => {
    const parts = parsePattern('checksum("crc32"){"a" hex"??"} hex"??"');
    assert.ok(parts.ok);
    const made = encodePattern(parts.value);
    assert.ok(!made.ok && made.problems.length === 1);
    assert.match(made.problems[0].message, /checksum over holes/);
  });

  it('fits what the same payload gives, whatever stands in the holes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), fc.uint8Array(), (bytes, noise) => {
        const written = Array.from(bytes, (byte, at) =>
          (noise[at] ?? 0) < 128 ? '??' : byte.toString(16).padStart(2, '0'),
        );
        const text = `len16le{hex"${written.join(' ')}"}`;
        const given = parsePayload(`len16le{hex"${Buffer.from(bytes).toString('hex')}"}`);
        assert.ok(given.ok);
        const made = encodePayload(given.value);
        assert.ok(made.ok && pattern(text).isAll(made.value));
        const wrong = made.value.map((byte, at) => (written[at - 2] === '??' ? byte : byte ^ 1));
        assert.equal(pattern(text).isAll(wrong), false);
      }),
    );
  });
});

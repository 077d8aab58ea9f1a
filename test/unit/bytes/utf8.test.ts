import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutBytes, encodeUtf8, readUtf8, utf8Size } from '../../../src/bytes/utf8.ts';

describe('utf8', () => {
  it('encodes as the platform does', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(fc.oneof(units, fc.string({ unit: 'binary' })), (text) => {
        assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text));
      }),
    );
  });

  it('decodes every code point, and nothing but', () => {
    for (let code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 61) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      assert.equal(readUtf8(encodeUtf8(String.fromCodePoint(code)), 0), code);
    }
  });

  it('agrees with the platform on what is UTF-8', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const lead = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xe1,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    );
    const next = fc.constantFrom(0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0);
    fc.assert(
      fc.property(fc.tuple(lead, next, next, next), (list) => {
        const bytes = Uint8Array.from(list);
        const code = readUtf8(bytes, 0);
        const sizes = [1, 2, 3, 4].filter((size) => {
          try {
            return Array.from(strict.decode(bytes.subarray(0, size))).length === 1;
          } catch {
            return false;
          }
        });
        if (typeof code === 'string') assert.equal(sizes.length, 0);
        else assert.equal(sizes[0], utf8Size(code));
      }),
      { numRuns: 5000 },
    );
  }).timeout(20_000);

  it('tells a cut character from a wrong one', () => {
    const taco = encodeUtf8('🌮');
    assert.equal(readUtf8(taco.subarray(0, 3), 0), 'cut');
    assert.equal(readUtf8(Uint8Array.of(0xf0, 0x41), 0), 'invalid');
    assert.equal(readUtf8(Uint8Array.of(0xe0, 0x80), 0), 'invalid');
  });

  it('counts the bytes of a character that is cut at the end', () => {
    const taco = encodeUtf8('a🌮');
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((length) => cutBytes(taco.subarray(0, length))),
      [0, 1, 2, 3, 0],
    );
    assert.equal(cutBytes(Uint8Array.of(0xff, 0xfe)), 0);
    assert.equal(cutBytes(new Uint8Array()), 0);
  });
});

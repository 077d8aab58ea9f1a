import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePayload } from '../../../src/language/payload/encodePayload.ts';
import { escapeBytes, escapeRuns } from '../../../src/bytes/escapeBytes.ts';
import { parsePayload } from '../../../src/language/payload/parsePayload.ts';

const escapeText = (text: string): string => escapeBytes(Buffer.from(text));

function unescape(text: string): Uint8Array {
  const parsed = parsePayload(`"${text}"`);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const bytes = encodePayload(parsed.value);
  assert.ok(bytes.ok);
  return bytes.value;
}

describe('escapeBytes', () => {
  it('leaves what can be read as it is', () => {
    for (const text of [
      'Hello, "world" {{x}}',
      'héllo Straße',
      '日本語 עברית العربية',
      '🌮 ❤️ 👍🏽 🏳️‍🌈 👨‍👩‍👧 🇨🇭',
      'e\u0301',
    ]) {
      assert.equal(escapeText(text), text);
    }
  });

  it('escapes controls and bytes that are no UTF-8', () => {
    assert.equal(escapeText('a\n\r\t\0\\\x1b[31m\x7f'), String.raw`a\n\r\t\0\\\x1B[31m\x7F`);
    assert.equal(
      escapeBytes(Uint8Array.of(0x61, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80)),
      String.raw`a\xFF\xC0\x80\xED\xA0\x80`,
    );
  });

  it('escapes what cannot be seen or changes how the rest is shown', () => {
    const hidden = [
      '\u0085',
      '\u00a0',
      '\u00ad',
      '\u061c',
      '\u115f',
      '\u200b',
      '\u200d',
      '\u200e',
      '\u2028',
      '\u2029',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\ue000',
      '\u{e0001}',
      '\u{e0100}',
      '\u0378',
      '\uffff',
    ];
    for (const character of hidden) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
      assert.equal(escapeText(`a${character}b`), `a\\u{${code}}b`);
    }
  });

  it('escapes marks that have nothing to stand on, or pile up', () => {
    assert.equal(escapeText('\u0301a\n\u0301'), String.raw`\u{301}a\n\u{301}`);
    assert.equal(
      escapeText(`a${'\u0301'.repeat(6)}`),
      `a${'\u0301'.repeat(4)}${String.raw`\u{301}`.repeat(2)}`,
    );
  });

  it('shows a character cut by the end as bytes, or leaves it out where more follows', () => {
    const taco = Buffer.from('a🌮');
    for (let length = 2; length < taco.length; length++) {
      const cut = taco.subarray(0, length);
      assert.equal(escapeBytes(cut), `a${String.raw`\xF0\x9F\x8C`.slice(0, (length - 1) * 4)}`);
      assert.equal(escapeBytes(cut, { more: true }), 'a');
    }
    assert.equal(escapeBytes(taco.subarray(3)), String.raw`\x8C\xAE`);
  });

  it('gives runs that join to the same text', () => {
    assert.deepEqual(escapeRuns(Buffer.from('ab\r\nc')), [
      { text: 'ab', escaped: false },
      { text: '\\r\\n', escaped: true },
      { text: 'c', escaped: false },
    ]);
    assert.deepEqual(escapeRuns(new Uint8Array()), []);
  });

  it('can be typed: quoted, it parses to the same bytes', () => {
    const text = fc.string({ unit: 'binary' }).map((made) => new Uint8Array(Buffer.from(made)));
    const signs = fc
      .array(fc.constantFrom(...Array.from('"{}\\nx0\n\0\u202e\u0301')))
      .map((list) => new Uint8Array(Buffer.from(list.join(''))));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), text, signs), (bytes) => {
        assert.deepEqual(unescape(escapeBytes(bytes, { quoted: true })), bytes);
      }),
      { numRuns: 3000 },
    );
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    assert.deepEqual(unescape(escapeBytes(all, { quoted: true })), all);
  }).timeout(20_000);

  it('never lets a live control or format character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(
          escapeText(text).replace(/\p{Extended_Pictographic}\ufe0f?\u200d/gu, ''),
          /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u,
        );
      }),
      { numRuns: 3000 },
    );
  }).timeout(20_000);
});

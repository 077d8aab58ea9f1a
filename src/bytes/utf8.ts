/**
 * UTF-8 (RFC 3629), implemented here because this layer has neither Node's nor the browser's codecs, and the escaper
 * must know exactly which bytes are invalid.
 */

const replacement = 0xfffd;
/** Shared, as a payload may have very many empty literals. */
export const noBytes = new Uint8Array();

/** Length of a code point in bytes. */
export function utf8Size(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Writes a code point at `at` and returns the offset after it. A lone surrogate becomes U+FFFD. */
export function writeUtf8(code: number, into: Uint8Array, at: number): number {
  const point = code >= 0xd800 && code <= 0xdfff ? replacement : code;
  const size = utf8Size(point);
  if (size === 1) into[at] = point;
  else {
    for (let index = size - 1, rest = point; index > 0; index--, rest >>= 6)
      into[at + index] = 0x80 | (rest & 0x3f);
    into[at] = ((0xf00 >> size) & 0xff) | (point >> (6 * (size - 1)));
  }
  return at + size;
}

export function encodeUtf8(text: string): Uint8Array {
  if (text === '') return noBytes;
  // A UTF-16 code unit takes three bytes at most.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const code = unit >= 0xd800 && unit <= 0xdfff ? (text.codePointAt(index) ?? unit) : unit;
    length = writeUtf8(code, bytes, length);
    if (code > 0xffff) index++;
  }
  return bytes.slice(0, length);
}

/** The code point that begins at `at`, or why there is none: `cut` (the bytes end too early) or `invalid`. */
export function readUtf8(bytes: Uint8Array, at: number): number | 'cut' | 'invalid' {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return lead;
  const size =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (size === 0) return 'invalid';
  let code = lead & (0xff >> (size + 1));
  for (let index = 1; index < size; index++) {
    const next = bytes[at + index];
    if (next === undefined) return 'cut';
    if ((next & 0xc0) !== 0x80) return 'invalid';
    // The second byte rules out overlong forms, surrogates and what is beyond U+10FFFF (RFC 3629 section 4).
    if (index === 1 && !secondFits(lead, next)) return 'invalid';
    code = (code << 6) | (next & 0x3f);
  }
  return code;
}

/** Most bytes of a character that is cut off. */
export const longestCut = 3;

/** How many bytes at the end belong to a character that is cut off. */
export function cutBytes(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - longestCut);
  for (let at = first; at < bytes.length; at++) if (readUtf8(bytes, at) === 'cut') return bytes.length - at;
  return 0;
}

function secondFits(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second <= 0x8f;
}

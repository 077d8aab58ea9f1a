/**
 * Parses the compact code point lists of the charset tables: hex numbers, `a1-ad` for a range, `.` for a position
 * without a character and `.12` for a run of those. `undefined` stands for no character.
 */
export function codeRanges(text: string): (number | undefined)[] {
  return text.split(/\s+/).flatMap((word) => {
    if (word.startsWith('.')) return Array.from({ length: Number(word.slice(1) || 1) }, () => undefined);
    const [first = 0, last = first] = word.split('-').map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** The platform's decoder for a charset; U+FFFD for invalid sequences. */
export type DecodeBytes = (bytes: Uint8Array) => string;

/** The platform's decoders; undefined for a charset it lacks. */
export type Decoders = (name: string) => DecodeBytes | undefined;

/** The bytes of a character, by its code point; undefined where the charset lacks it. */
export type Codes = (code: number) => Uint8Array | undefined;

/** The bytes of a text, or its first character that the charset lacks. */
export type CharsetEncoder = (text: string) => Uint8Array | { readonly missing: string };

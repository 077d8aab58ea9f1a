/**
 * Code points written shortly, for the tables of charsets: hex numbers, `a1-ad` for those from one to another, `.`
 * for a place without one and `.12` for so many. `undefined` stands for none.
 */
export function codeRanges(text: string): (number | undefined)[] {
  return text.split(/\s+/).flatMap((word) => {
    if (word.startsWith('.')) return Array.from({ length: Number(word.slice(1) || 1) }, () => undefined);
    const [first = 0, last = first] = word.split('-').map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** The platform's decoder of a charset: a character for each of its byte sequences, U+FFFD for what is none. */
export type DecodeBytes = (bytes: Uint8Array) => string;

/** Its decoders; undefined for a charset that it has not got. */
export type Decoders = (name: string) => DecodeBytes | undefined;

/** The bytes of a character, by its code point; undefined where the charset has not got it. */
export type Codes = (code: number) => Uint8Array | undefined;

/** The bytes of a text, or its first character that the charset has not. */
export type CharsetEncoder = (text: string) => Uint8Array | { readonly missing: string };

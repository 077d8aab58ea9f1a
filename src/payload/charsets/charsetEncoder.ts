import type { CharsetEncoder } from '../environment.ts';
import { doubleByteCodes } from './doubleByte.ts';
import { gb18030Codes } from './gb18030.ts';
import { encodeIso2022Jp } from './iso2022Jp.ts';

/** The platform's decoder of a charset: a character for each of its byte sequences, U+FFFD for what is none. */
export type DecodeBytes = (bytes: Uint8Array) => string;

/** The bytes of a character, by its code point; undefined where the charset has not got it. */
export type Codes = (code: number) => Uint8Array | undefined;

/**
 * The Encoding Standard's encoder of a charset, made of the platform's decoder: the platform has only decoders, and
 * each charset's table can be read from it. `decoder` answers undefined for a charset that it does not know.
 */
export function charsetEncoder(
  name: string,
  decoder: (name: string) => DecodeBytes | undefined,
): CharsetEncoder | undefined {
  const decode = decoder(name);
  if (decode === undefined) return undefined;
  if (name === 'iso-2022-jp') {
    const decodeJis = decoder('euc-jp');
    return decodeJis && encodeIso2022Jp(doubleByteCodes('euc-jp', decodeJis));
  }
  if (name === 'gb18030') return encodeEach(gb18030Codes(decode));
  return encodeEach(doubleByteCodes(name, decode) ?? singleByteCodes(decode));
}

function encodeEach(codes: Codes): CharsetEncoder {
  return (text) => {
    // No charset here takes more than four bytes for a character, nor more than two for a unit of UTF-16.
    const bytes = new Uint8Array(text.length * 4);
    let length = 0;
    for (const character of text) {
      const code = codes(character.codePointAt(0) ?? 0);
      if (code === undefined) return { missing: character };
      bytes.set(code, length);
      length += code.length;
    }
    return bytes.slice(0, length);
  };
}

function singleByteCodes(decode: DecodeBytes): Codes {
  const table = new Map<number, Uint8Array>();
  for (let byte = 0; byte < 256; byte++) {
    const bytes = Uint8Array.of(byte);
    const code = decode(bytes).codePointAt(0) ?? 0xfffd;
    if (code !== 0xfffd) table.set(code, bytes);
  }
  return (code) => table.get(code);
}

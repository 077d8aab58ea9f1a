import type { Decoders, Codes, CharsetEncoder } from './codes.ts';
import { doubleByteCodes } from './doubleByte.ts';
import { gb18030Codes } from './gb18030.ts';
import { encodeIso2022Jp } from './iso2022Jp.ts';
import { singleByteTable } from './singleByteTable.ts';

/**
 * The Encoding Standard's encoder for a charset. Single-byte charsets have tables; the large ones are derived from the
 * platform's decoders, with their known errors corrected. Undefined where there is none.
 */
export function charsetEncoder(name: string, decoders: Decoders): CharsetEncoder | undefined {
  if (name === 'iso-2022-jp') {
    const eucJp = doubleByteCodes('euc-jp', decoders);
    return eucJp && encodeIso2022Jp(eucJp);
  }
  const codes =
    name === 'gb18030' ? gb18030Codes(decoders) : (singleByteCodes(name) ?? doubleByteCodes(name, decoders));
  return codes && encodeEach(codes);
}

function encodeEach(codes: Codes): CharsetEncoder {
  return (text) => {
    // At most four bytes a character, and so at most four a UTF-16 code unit.
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

function singleByteCodes(name: string): Codes | undefined {
  const upper = singleByteTable(name);
  if (upper === undefined) return undefined;
  const table = new Map<number, Uint8Array>();
  for (let byte = 0; byte < 0x80; byte++) table.set(byte, Uint8Array.of(byte));
  for (const [index, code] of upper.entries())
    if (code !== undefined) table.set(code, Uint8Array.of(0x80 + index));
  return (code) => table.get(code);
}

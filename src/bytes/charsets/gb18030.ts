/** GB 18030, which has a code for every character of Unicode. */
import type { Codes, DecodeBytes, Decoders } from './codes.ts';
import { doubleByteCodes } from './doubleByte.ts';

/** Number of four-byte sequences for the rest of the BMP, and where those of the other planes begin. */
const firstPlane = 39_420;
const otherPlanes = 189_000;

/** The pairs of GBK, and four bytes for everything else. */
export function gb18030Codes(decoders: Decoders): Codes | undefined {
  const pairs = doubleByteCodes('gb18030', decoders);
  const decode = decoders('gb18030');
  if (decode === undefined) return undefined;
  let fours: Map<number, number> | undefined;
  return (code) => {
    const pair = pairs?.(code);
    if (pair !== undefined) return pair;
    if (code > 0xffff) return fourBytes(otherPlanes + code - 0x1_0000);
    fours ??= readFours(decode);
    const pointer = fours.get(code);
    return pointer === undefined ? undefined : fourBytes(pointer);
  };
}

/** The characters of the BMP that have four bytes, with their index. */
function readFours(decode: DecodeBytes): Map<number, number> {
  const table = new Map<number, number>();
  for (let pointer = 0; pointer < firstPlane; pointer++) {
    const code = decode(fourBytes(pointer)).codePointAt(0) ?? 0xfffd;
    if (code !== 0xfffd || pointer === replacement) table.set(code, pointer);
  }
  return table;
}

/** U+FFFD itself is encoded, too. */
const replacement = 39_417;

function fourBytes(pointer: number): Uint8Array {
  const third = Math.floor(pointer / 10);
  const second = Math.floor(third / 126);
  const first = Math.floor(second / 10);
  return Uint8Array.of(0x81 + first, 0x30 + (second % 10), 0x81 + (third % 126), 0x30 + (pointer % 10));
}

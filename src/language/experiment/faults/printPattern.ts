/** Prints byte patterns in payload notation. */
import type { BytePattern } from '../../../bytes/search/bytePattern.ts';
import { formatHex } from '../../../bytes/hexText.ts';
import { printPayload } from '../../payload/printPayload.ts';

/** Parsed, it is the same pattern: `"GET "`, `hex"02 ?? 03"`. */
export function printPattern(pattern: BytePattern): string {
  if (!pattern.hasHoles) return printPayload(pattern.bytes);
  const digits = Array.from(pattern.bytes, (byte, offset) =>
    pattern.isOpenAt(offset) ? '??' : formatHex(Uint8Array.of(byte)),
  );
  return `hex"${digits.join(' ')}"`;
}

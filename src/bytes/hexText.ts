/** Bytes as hex digits: plain, and as rows of a dump. */

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const hexRowBytes = 16;
/** Characters of a full row's `hex`, to align the text after it. */
export const hexRowWidth = hexRowBytes * 3;

export interface HexRow {
  /** Offset of the row's first byte, at least eight hex digits. */
  readonly offset: string;
  /** Up to 16 bytes separated by a space, two in the middle; not padded. */
  readonly hex: string;
  /** Printable ASCII, a dot for everything else. */
  readonly ascii: string;
}

/** `de ad be ef` */
export function formatHex(bytes: Uint8Array, separator = ' '): string {
  return Array.from(bytes, (byte) => digits[byte] ?? '').join(separator);
}

/** The row of a dump that begins at `offset` of `bytes`; `base` is added to the offset shown. */
export function hexRow(bytes: Uint8Array, offset: number, base = 0): HexRow {
  const row = bytes.subarray(offset, offset + hexRowBytes);
  const halves = [row.subarray(0, hexRowBytes / 2), row.subarray(hexRowBytes / 2)];
  return {
    offset: (base + offset).toString(16).padStart(8, '0'),
    hex: halves
      .filter((half) => half.length > 0)
      .map((half) => formatHex(half))
      .join('  '),
    ascii: Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(
      '',
    ),
  };
}

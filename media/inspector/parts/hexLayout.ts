/** The layout of a row of the hex view. */
export interface HexLayout {
  readonly rowBytes: number;
  /** Hex digits of an offset. */
  readonly digits: number;
}

const gapCh = 2;
const full: HexLayout = { rowBytes: 16, digits: 8 };
const shorter = [8, 4] as const;
/** Fewest digits of offsets where space is short. */
const leastDigits = 4;

/**
 * As many bytes per row as fit in `roomCh` characters, with offset and text.
 * @param shortGapCh the gap between offset, bytes and text in rows of less than 16 bytes
 */
export function hexLayout(roomCh: number, length: number, shortGapCh = gapCh): HexLayout {
  if (widthCh(full, gapCh) <= roomCh) return full;
  const digits = Math.max(leastDigits, Math.max(0, length - 1).toString(16).length);
  const rowBytes = shorter.find((bytes) => widthCh({ rowBytes: bytes, digits }, shortGapCh) <= roomCh) ?? 4;
  return { rowBytes, digits };
}

/** Width of offset, bytes (two digits and a space, one more space in the middle of a full row) and characters. */
function widthCh({ rowBytes, digits }: HexLayout, gap: number): number {
  const hexCh = rowBytes * 3 - (rowBytes === full.rowBytes ? 0 : 1);
  return digits + gap + hexCh + gap + rowBytes;
}

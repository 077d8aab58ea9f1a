import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';

/** The cursor, and the anchor of the selection that ends at it, as byte offsets; equal without a selection. */
export interface ByteSelection {
  readonly anchor: number;
  readonly cursor: number;
}

export interface SelectionKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

export interface SelectionLayout {
  /** Number of bytes; not 0. */
  readonly length: number;
  readonly rowBytes: number;
  /** Rows per page. */
  readonly pageRows: number;
}

export function selectedRange({ anchor, cursor }: ByteSelection): ByteRange {
  return { start: Math.min(anchor, cursor), end: Math.max(anchor, cursor) + 1 };
}

/** The selection after a key press; undefined: the key has no meaning here. */
export function keySelection(
  selection: ByteSelection,
  { key, shift, ctrl }: SelectionKey,
  { length, rowBytes, pageRows }: SelectionLayout,
): ByteSelection | undefined {
  const last = length - 1;
  if (ctrl && key.toLowerCase() === 'a') return { anchor: 0, cursor: last };
  if (key === 'Escape' && selection.anchor !== selection.cursor)
    return { anchor: selection.cursor, cursor: selection.cursor };
  const { cursor } = selection;
  const rowStart = cursor - (cursor % rowBytes);
  const goals: Partial<Record<string, number>> = ctrl
    ? { Home: 0, End: last }
    : {
        ArrowLeft: cursor - 1,
        ArrowRight: cursor + 1,
        ArrowUp: cursor < rowBytes ? cursor : cursor - rowBytes,
        ArrowDown: cursor + rowBytes > last && rowStart + rowBytes > last ? cursor : cursor + rowBytes,
        PageUp: cursor - pageRows * rowBytes < 0 ? cursor % rowBytes : cursor - pageRows * rowBytes,
        PageDown: cursor + pageRows * rowBytes,
        Home: rowStart,
        End: rowStart + rowBytes - 1,
      };
  const goal = goals[key];
  if (goal === undefined) return undefined;
  const moved = Math.min(last, Math.max(0, goal));
  return { anchor: shift ? selection.anchor : moved, cursor: moved };
}

/** `0x08`, or for a selection `selection 5 bytes, 0x08–0x0c`. */
export function selectionWords(selection: ByteSelection): string {
  const { start, end } = selectedRange(selection);
  if (end - start === 1) return `offset ${offsetText(start)} (${start})`;
  return `selection ${String(end - start).replace(/\B(?=(\d{3})+$)/g, ',')} bytes, ${offsetText(start)}–${offsetText(end - 1)}`;
}

export function offsetText(offset: number): string {
  return `0x${offset.toString(16).padStart(2, '0')}`;
}

/** Bytes short enough for a line: at the end of one in an editor, or in a terminal. */
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatBytes } from '../../model/units.ts';

export const shownBytes = 48;

/**
 * `13 B "hello\n"`; `length`: of all bytes, of which `first` are the first ones, at most `limit` of them shown. The size
 * has at least `sizeWidth` characters, so that sizes below each other end at the same column.
 */
export function bytesText(
  first: Uint8Array,
  { length = first.length, limit = shownBytes, sizeWidth = 0 } = {},
): string {
  const isLong = length > limit;
  const shown = escapeBytes(first.subarray(0, limit), { more: isLong });
  return `${formatBytes(length).padStart(sizeWidth)} "${shown}${isLong ? '…' : ''}"`;
}

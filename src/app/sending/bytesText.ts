/** Bytes short enough for the end of a line in an editor. */
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatBytes } from '../../model/units.ts';

export const shownBytes = 48;

/** `13 B "hello\n"`; `length`: of all bytes, of which `first` are the first ones, at most `limit` of them shown. */
export function bytesText(first: Uint8Array, length = first.length, limit = shownBytes): string {
  const isLong = length > limit;
  const shown = escapeBytes(first.subarray(0, limit), { more: isLong });
  return `${formatBytes(length)} "${shown}${isLong ? '…' : ''}"`;
}

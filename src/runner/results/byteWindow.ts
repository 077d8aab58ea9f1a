/** A window of bytes around a difference, as escaped text and as hex, measured in terminal columns. */
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';

/** Bytes in a window. */
export const windowBytes = 24;
/** Bytes of these before the difference. */
const beforeBytes = 12;

export interface ByteWindow {
  readonly start: number;
  readonly end: number;
}

/** The same window of both, containing `at`. It begins at a character boundary. */
export function windowAt(expected: Uint8Array, received: Uint8Array, at: number): ByteWindow {
  const longest = Math.max(expected.length, received.length);
  if (longest <= windowBytes) return { start: 0, end: longest };
  let start = Math.max(0, Math.min(at - beforeBytes, longest - windowBytes));
  // Up to the difference, both are the same except for holes.
  for (let steps = 0; steps < 3 && start > 0 && isWithinCharacter(received[start]); steps++) start--;
  return { start, end: start + windowBytes };
}

/** `… "text" …`: ellipses mark what is omitted on either side. */
export function bytesAsText(bytes: Uint8Array, { start, end }: ByteWindow, length = bytes.length): string {
  const more = end < length;
  const text = escapeBytes(bytes.subarray(start, end), { quoted: true, more });
  return `${start > 0 ? '… ' : ''}"${text}"${more ? ` … ${length - end} more` : ''}`;
}

/** `… 48 45 ?? 4c …` */
export function bytesAsHex(
  bytes: Uint8Array,
  { start, end }: ByteWindow,
  holes: ReadonlySet<number> = new Set(),
): string {
  const shown = Array.from(bytes.subarray(start, end), (byte, index) =>
    holes.has(start + index) ? '??' : formatHex(Uint8Array.of(byte)),
  );
  return `${start > 0 ? '… ' : ''}${shown.join(' ')}${end < bytes.length ? ' …' : ''}`;
}

/** Columns before the character of byte `at` in `bytesAsText`. */
export function textColumns(bytes: Uint8Array, { start }: ByteWindow, at: number): number {
  let to = at;
  for (let steps = 0; steps < 3 && to > start && isWithinCharacter(bytes[to]); steps++) to--;
  const before = escapeBytes(bytes.subarray(start, to), { quoted: true });
  return (start > 0 ? 2 : 0) + 1 + columnsOf(before);
}

function isWithinCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Columns of a terminal: East Asian characters and pictographs take two, marks none (Unicode UAX 11). */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{M}|\u200d/u.test(character)) continue;
    columns += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return columns;
}

const wideRanges: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return wideRanges.some(([first, last]) => code >= first && code <= last);
}

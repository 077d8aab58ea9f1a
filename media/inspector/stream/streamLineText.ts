/** The text of a line of a followed stream, and its layout. */
import { type StreamLine, type StreamMode } from '../../../src/model/follow.ts';
import { columnsLimit } from '../../../src/page/followMessages.ts';
import { formatBytes } from '../../../src/model/units.ts';
import { escapeRuns, type ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { hexRow } from '../../../src/bytes/hexText.ts';
import { hexLayout } from '../parts/hexLayout.ts';
import { rowTime } from '../../../src/model/rowTime.ts';

/** A part of a line in one style. */
export interface LineRun {
  readonly text: string;
  readonly style: '' | 'escape' | 'offset';
  readonly match?: 'match' | 'match current';
}

/** Width of the sign before a line, and of the note after it, if it fits. */
export const signCh = 2;
const wideLabelCh = 25;
const narrowLabelCh = 9;
const wideFromCh = 90;
const gapCh = 2;
/** Offsets are shown with digits for at least this range. */
const offsetSpan = 2 ** 32;

/** The layout of a view. */
export interface StreamLayout {
  /** Characters of a line of text, or bytes in a row of hex. */
  readonly columns: number;
  /** Whether the note on a chunk's first line includes the time. */
  readonly hasTimes: boolean;
}

/** Text widths are multiples of four, so that resizing does not change the layout at each pixel. */
export function streamLayout(roomCh: number, mode: StreamMode): StreamLayout {
  const hasTimes = roomCh >= wideFromCh;
  const room = Math.floor(roomCh) - signCh - gapCh - (hasTimes ? wideLabelCh : narrowLabelCh);
  if (mode === 'hex') return { columns: hexLayout(room, offsetSpan).rowBytes, hasTimes };
  const columns = Math.floor(room / 4) * 4 - 2;
  return { columns: Math.min(columnsLimit.most, Math.max(columnsLimit.least, columns)), hasTimes };
}

/** The runs of a line: text with escapes, or offset, bytes and characters. */
export function lineRuns(line: StreamLine, bytes: Uint8Array, mode: StreamMode, rowBytes: number): LineRun[] {
  if (mode === 'hex') return hexRuns(line, bytes, rowBytes);
  const runs: LineRun[] = [];
  const put = (start: number, end: number, match?: LineRun['match']): void => {
    for (const { text, escaped } of escapeRuns(bytes.subarray(start, end)))
      runs.push({ text, style: escaped ? 'escape' : '', ...(match === undefined ? {} : { match }) });
  };
  let at = 0;
  for (const { start, end, isCurrent } of line.matches ?? []) {
    put(at, start);
    put(start, end, isCurrent === true ? 'match current' : 'match');
    at = end;
  }
  put(at, bytes.length);
  return runs;
}

function hexRuns({ at, matches = [] }: StreamLine, bytes: Uint8Array, rowBytes: number): LineRun[] {
  const { offset, hex, ascii } = hexRow(bytes, 0, at);
  const half = 8;
  const place = (index: number): number => index * 3 + (index >= half ? 1 : 0);
  const width = rowBytes * 3 + (rowBytes > half ? 1 : 0);
  return [
    { text: `${offset}  `, style: 'offset' },
    ...marked(hex, matches, ({ start, end }) => ({ start: place(start), end: place(end - 1) + 2 })),
    { text: ' '.repeat(Math.max(1, width - hex.length + 1)), style: '' },
    ...marked(ascii, matches, (range) => range),
  ];
}

function marked(
  text: string,
  matches: NonNullable<StreamLine['matches']>,
  place: (range: ByteRange) => ByteRange,
): LineRun[] {
  const runs: LineRun[] = [];
  let at = 0;
  for (const match of matches) {
    const { start, end } = place(match);
    if (start > at) runs.push({ text: text.slice(at, start), style: '' });
    runs.push({
      text: text.slice(start, end),
      style: '',
      match: match.isCurrent === true ? 'match current' : 'match',
    });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), style: '' });
  return runs;
}

/** `↓ 18 B · 12:04:31.118`, or `↓ 18 B` where space is short. */
export function chunkWords(line: StreamLine, startedAtMs: number, hasTimes: boolean): string {
  if (line.chunk === undefined) return '';
  const size = formatBytes(line.chunk.length);
  if (!hasTimes) return size;
  return `${size} · ${rowTime(line.chunk.t, { format: 'time', startedAtMs }).long}`;
}

export const signs = { in: '↓', out: '↑' } as const;

/** The columns that fit in the list's width: they go one at a time, the least needed first. Pure. */
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import { columnIds, type ColumnId } from '../../../src/page/listMessages.ts';
import { shownTime, type ListStyle } from './listStyle.ts';

/** The space for the list, and whether all its rows are of one endpoint. */
export interface ListRoom {
  readonly width: number;
  /** Width of a digit. */
  readonly characterPx: number;
  readonly isOneEndpoint: boolean;
}

/** How a time is written: `short` where there are no columns, `full` to the microsecond. */
export type TimeDigits = 'short' | 'long' | 'full';

/** What a list of a certain width shows. */
export interface ListFit {
  /** Too narrow for a header: the call is before the words, and columns have fixed places. */
  readonly isCompact: boolean;
  readonly columns: readonly ColumnId[];
  readonly time: TimeFormat;
  readonly timeDigits: TimeDigits;
  /** Addresses have the room that long ones need. */
  readonly isRoomy: boolean;
}

/** Up to this width there are no columns. */
export const compactPx = 440;
/** Up to this width a time of day says less than the time since the row before. */
const sinceRowBeforePx = 360;

const numberCharacters = 7;
const numberPaddingPx = 10;
const gapCharacters = 1;
const rightPaddingPx = 10;

/** Characters per column, roomy and tight; the preview takes the rest. */
const defaultWidths: Readonly<
  Record<Exclude<ColumnId, 'number' | 'time' | 'preview'>, readonly [number, number]>
> = {
  endpoint: [24, 20],
  peer: [22, 16],
  direction: [2, 2],
  call: [11, 11],
  // Fits ten megabytes, as a truncated length would be misleading.
  length: [10, 10],
};
const timeCharacters: Readonly<Record<TimeDigits, number>> = { short: 13, long: 13, full: 16 };

/** What goes first, and the characters of preview that it must leave. */
const order: readonly (readonly [what: ColumnId | 'roomy' | 'digits', previewCharacters: number])[] = [
  ['roomy', 48],
  ['digits', 40],
  ['endpoint', 40],
  ['peer', 24],
  ['length', 16],
  ['time', 16],
  ['call', 12],
  ['number', 12],
];

/** The layout for a width; the user's own choice of columns holds in any. */
export function listFit(
  state: { readonly look: ListStyle; readonly timeFormat: TimeFormat },
  room: ListRoom,
): ListFit {
  const { look } = state;
  const time = shownTime(state);
  if (room.width <= compactPx) {
    const isNarrow = room.width < sinceRowBeforePx && time === 'time';
    const columns = wanted(look, { ...room, isOneEndpoint: true });
    return {
      isCompact: true,
      columns,
      time: isNarrow ? 'sincePrevious' : time,
      timeDigits: 'short',
      isRoomy: false,
    };
  }
  let fit: ListFit = {
    isCompact: false,
    columns: wanted(look, room),
    time,
    timeDigits: 'full',
    isRoomy: true,
  };
  for (const [what, characters] of order)
    if (previewPx(look, room, fit) < characters * room.characterPx) fit = without(fit, what, look);
  const own = look.widths.time ?? Infinity;
  return own < timeCharacters.full * room.characterPx ? { ...fit, timeDigits: 'long' } : fit;
}

/** A column that the user has chosen stays. */
function without(fit: ListFit, what: (typeof order)[number][0], { shown }: ListStyle): ListFit {
  if (what === 'roomy') return { ...fit, isRoomy: false };
  if (what === 'digits') return { ...fit, timeDigits: 'long' };
  return shown[what] === true ? fit : { ...fit, columns: fit.columns.filter((column) => column !== what) };
}

/** Without regard to the width. */
function wanted({ shown }: ListStyle, { isOneEndpoint }: ListRoom): ColumnId[] {
  return columnIds.filter((id) => shown[id] ?? (id !== 'endpoint' || !isOneEndpoint));
}

function previewPx(style: ListStyle, room: ListRoom, fit: ListFit): number {
  const gaps = (fit.columns.length - 1) * gapCharacters * room.characterPx;
  const others = fit.columns.filter((id) => id !== 'preview');
  const taken = others.reduce((sum, id) => sum + widthPx(id, style, room, fit), 0);
  return room.width - rightPaddingPx - gaps - taken;
}

function widthPx(id: ColumnId, style: ListStyle, room: ListRoom, fit: ListFit): number {
  const own = style.widths[id];
  if (own !== undefined) return own;
  if (id === 'number') return numberCharacters * room.characterPx + numberPaddingPx;
  return charactersOf(id, fit) * room.characterPx;
}

function charactersOf(id: Exclude<ColumnId, 'number'>, { timeDigits, isRoomy }: ListFit): number {
  if (id === 'preview') return 0;
  if (id === 'time') return timeCharacters[timeDigits];
  return defaultWidths[id][isRoomy ? 0 : 1];
}

/** For `grid-template-columns`. The last column takes the rest. */
export function columnTemplate(style: ListStyle, fit: ListFit): string {
  const { columns } = fit;
  return columns
    .map((id, index) => {
      if (index === columns.length - 1 || id === 'preview') return 'minmax(0, 1fr)';
      const own = style.widths[id];
      if (own !== undefined) return `${own}px`;
      // The list sets the width of the highest number.
      if (id === 'number') return `calc(var(--number-characters, 5) * 1ch + ${numberPaddingPx}px)`;
      return `${charactersOf(id, fit)}ch`;
    })
    .join(' ');
}

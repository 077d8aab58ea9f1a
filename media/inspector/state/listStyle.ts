import { timeFormats, type TimeFormat } from '../../../src/model/rowTime.ts';
import {
  columnIds,
  previewFormats,
  type ColumnId,
  type PreviewFormat,
} from '../../../src/page/listMessages.ts';

/** The user's layout of the list, saved with the page's state; everything has a default. Pure. */
export interface ListStyle {
  /** Widths of resized columns in pixels. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  /** Columns that were explicitly shown or hidden; the others are shown if they fit. */
  readonly shown: Readonly<Partial<Record<ColumnId, boolean>>>;
  /** Absent: as in the settings. */
  readonly time?: TimeFormat;
  readonly preview: PreviewFormat;
}

export const plainStyle: ListStyle = { widths: {}, shown: {}, preview: 'text' };

/** The space for the list: its width, and whether all its rows are of one endpoint. */
export interface ListRoom {
  readonly width: number;
  readonly isOneEndpoint: boolean;
}

export const columnTitles: Readonly<Record<ColumnId, string>> = {
  number: '#',
  time: 'Time',
  endpoint: 'Endpoint',
  peer: 'Peer',
  direction: '',
  call: 'Call',
  length: 'Length',
  preview: 'Preview',
};
/** Names for menus and screen readers. */
export const columnNames: Readonly<Record<ColumnId, string>> = {
  ...columnTitles,
  number: 'Sequence Number',
  direction: 'Direction',
};

/** The narrow layout applies below this width; the style sheet has the same number. */
export const narrowPx = 640;
const tightPx = 960;
/** From this width on there is space for the endpoint besides the peer. */
const endpointPx = 1000;
const leastPx = 24;
const mostPx = 1200;

const defaultWidths: Readonly<Record<ColumnId, readonly [roomy: string, tight: string]>> = {
  // The list sets the width of the highest number.
  number: sameWidths('calc(var(--number-characters, 5) * 1ch + 10px)'),
  time: sameWidths('13ch'),
  endpoint: ['24ch', '20ch'],
  peer: ['22ch', '16ch'],
  direction: sameWidths('2ch'),
  call: sameWidths('11ch'),
  // Fits ten megabytes, as a truncated length would be misleading.
  length: sameWidths('10ch'),
  preview: sameWidths('minmax(0, 1fr)'),
};

function sameWidths(width: string): readonly [string, string] {
  return [width, width];
}

export function isShown(id: ColumnId, { shown }: ListStyle, { width, isOneEndpoint }: ListRoom): boolean {
  return shown[id] ?? (id !== 'endpoint' || (width >= endpointPx && !isOneEndpoint));
}

export function shownColumns(style: ListStyle, room: ListRoom): ColumnId[] {
  return columnIds.filter((id) => isShown(id, style, room));
}

/** For `grid-template-columns`. The last column takes the rest. */
export function columnTemplate(style: ListStyle, room: ListRoom): string {
  const columns = shownColumns(style, room);
  return columns
    .map((id, index) => {
      if (index === columns.length - 1) return 'minmax(0, 1fr)';
      const [roomy, tight] = defaultWidths[id];
      const own = style.widths[id];
      if (own !== undefined) return `${own}px`;
      return room.width > tightPx ? roomy : tight;
    })
    .join(' ');
}

/** `px` undefined: the default width. */
export function withWidth(style: ListStyle, id: ColumnId, px: number | undefined): ListStyle {
  const { [id]: _old, ...others } = style.widths;
  return px === undefined
    ? { ...style, widths: others }
    : { ...style, widths: { ...others, [id]: Math.round(Math.min(mostPx, Math.max(leastPx, px))) } };
}

/** At least one column stays: without a header the others could not be restored. */
export function withColumn(style: ListStyle, id: ColumnId, isShownNow: boolean): ListStyle {
  const next = { ...style, shown: { ...style.shown, [id]: isShownNow } };
  const some = columnIds.some((one) => next.shown[one] ?? one !== 'endpoint');
  return some ? next : style;
}

/** The user's choice, or else the setting. */
export function shownTime(state: { readonly look: ListStyle; readonly timeFormat: TimeFormat }): TimeFormat {
  return state.look.time ?? state.timeFormat;
}

export function nextTime(time: TimeFormat): TimeFormat {
  return timeFormats[(timeFormats.indexOf(time) + 1) % timeFormats.length] ?? 'time';
}

/** `saved` is untrusted and may be anything. */
export function listStyleOf(saved: unknown): ListStyle {
  const from = recordOf(saved);
  const widths = recordOf(from['widths']);
  const shown = recordOf(from['shown']);
  const time = timeFormats.find((one) => one === from['time']);
  let style: ListStyle = {
    ...plainStyle,
    ...(time === undefined ? {} : { time }),
    preview: previewFormats.find((one) => one === from['preview']) ?? 'text',
  };
  for (const id of columnIds) {
    const width = widths[id];
    const isShownNow = shown[id];
    if (typeof width === 'number' && Number.isFinite(width)) style = withWidth(style, id, width);
    if (typeof isShownNow === 'boolean') style = withColumn(style, id, isShownNow);
  }
  return style;
}

function recordOf(value: unknown): Record<string, unknown> {
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
}

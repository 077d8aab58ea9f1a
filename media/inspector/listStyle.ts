import { timeFormats, type TimeFormat } from '../../src/model/rowTime.ts';
import { columnIds, previewFormats, type ColumnId, type PreviewFormat } from '../../src/page/listMessages.ts';

/** How the user wants the list to look; kept with the page. What is not said has its default. Pure. */
export interface ListStyle {
  /** Pixels, of columns that were resized. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  /** Of columns that were shown or hidden; the others are shown where there is room. */
  readonly shown: Readonly<Partial<Record<ColumnId, boolean>>>;
  /** Absent: as the setting says. */
  readonly time?: TimeFormat;
  readonly preview: PreviewFormat;
}

export const plainStyle: ListStyle = { widths: {}, shown: {}, preview: 'text' };

/** What the list is drawn in: its width, whether its rows are all of one endpoint. */
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
/** As a menu or a screen reader names them. */
export const columnNames: Readonly<Record<ColumnId, string>> = {
  ...columnTitles,
  number: 'Sequence Number',
  direction: 'Direction',
};

/** Below it, a list has no columns but those that fit; the style sheet says the same. */
export const narrowPx = 640;
const tightPx = 960;
/** From here on there is room for the endpoint besides the peer. */
const endpointPx = 1000;
const leastPx = 24;
const mostPx = 1200;

const defaultWidths: Readonly<Record<ColumnId, readonly [roomy: string, tight: string]>> = {
  // The list says how wide the highest number is.
  number: sameWidths('calc(var(--number-characters, 5) * 1ch + 10px)'),
  time: sameWidths('13ch'),
  endpoint: ['24ch', '20ch'],
  peer: ['22ch', '16ch'],
  direction: sameWidths('2ch'),
  call: sameWidths('11ch'),
  // A length that is cut would be another one: ten megabytes fit.
  length: sameWidths('10ch'),
  preview: sameWidths('minmax(0, 1fr)'),
};

function sameWidths(width: string): readonly [string, string] {
  return [width, width];
}

export function isShown(id: ColumnId, { shown }: ListStyle, { width, isOneEndpoint }: ListRoom): boolean {
  return shown[id] ?? (id !== 'endpoint' || (width >= endpointPx && !isOneEndpoint));
}

export function shownColumns(look: ListStyle, room: ListRoom): ColumnId[] {
  return columnIds.filter((id) => isShown(id, look, room));
}

/** For `grid-template-columns`. The last column takes what is left. */
export function columnTemplate(look: ListStyle, room: ListRoom): string {
  const columns = shownColumns(look, room);
  return columns
    .map((id, index) => {
      if (index === columns.length - 1) return 'minmax(0, 1fr)';
      const [roomy, tight] = defaultWidths[id];
      const own = look.widths[id];
      if (own !== undefined) return `${own}px`;
      return room.width > tightPx ? roomy : tight;
    })
    .join(' ');
}

/** `px` undefined: as wide as it was at first. */
export function withWidth(look: ListStyle, id: ColumnId, px: number | undefined): ListStyle {
  const { [id]: _old, ...others } = look.widths;
  return px === undefined
    ? { ...look, widths: others }
    : { ...look, widths: { ...others, [id]: Math.round(Math.min(mostPx, Math.max(leastPx, px))) } };
}

/** One column at least stays: an empty list would have no header to bring the others back. */
export function withColumn(look: ListStyle, id: ColumnId, isShownNow: boolean): ListStyle {
  const next = { ...look, shown: { ...look.shown, [id]: isShownNow } };
  const some = columnIds.some((one) => next.shown[one] ?? one !== 'endpoint');
  return some ? next : look;
}

/** The user's own choice, or else the setting. */
export function shownTime(state: { readonly look: ListStyle; readonly timeFormat: TimeFormat }): TimeFormat {
  return state.look.time ?? state.timeFormat;
}

export function nextTime(time: TimeFormat): TimeFormat {
  return timeFormats[(timeFormats.indexOf(time) + 1) % timeFormats.length] ?? 'time';
}

/** `saved` comes from outside and may be anything. */
export function listStyleOf(saved: unknown): ListStyle {
  const from = recordOf(saved);
  const widths = recordOf(from['widths']);
  const shown = recordOf(from['shown']);
  const time = timeFormats.find((one) => one === from['time']);
  let look: ListStyle = {
    ...plainStyle,
    ...(time === undefined ? {} : { time }),
    preview: previewFormats.find((one) => one === from['preview']) ?? 'text',
  };
  for (const id of columnIds) {
    const width = widths[id];
    const isShownNow = shown[id];
    if (typeof width === 'number' && Number.isFinite(width)) look = withWidth(look, id, width);
    if (typeof isShownNow === 'boolean') look = withColumn(look, id, isShownNow);
  }
  return look;
}

function recordOf(value: unknown): Record<string, unknown> {
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
}

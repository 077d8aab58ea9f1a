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
  /** Whether rows have the colors of rules; absent: as the theme suggests. */
  readonly colors?: boolean;
}

export const plainStyle: ListStyle = { widths: {}, shown: {}, preview: 'auto' };

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

const leastPx = 24;
const mostPx = 1200;

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

export const previewTitles: Readonly<Record<PreviewFormat, string>> = {
  auto: 'Preview',
  hex: 'Preview (Hex)',
  text: 'Preview (Text)',
};
/** In the menu. */
export const previewLabels: Readonly<Record<PreviewFormat, string>> = {
  auto: 'Preview as Text or Hex',
  hex: 'Preview as Hex',
  text: 'Preview as Text',
};

export function nextPreview(preview: PreviewFormat): PreviewFormat {
  return previewFormats[(previewFormats.indexOf(preview) + 1) % previewFormats.length] ?? 'auto';
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
  const { colors } = from;
  let style: ListStyle = {
    ...plainStyle,
    ...(time === undefined ? {} : { time }),
    ...(typeof colors === 'boolean' ? { colors } : {}),
    preview: previewFormats.find((one) => one === from['preview']) ?? 'auto',
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

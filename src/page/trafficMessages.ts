/** What a traffic page and its host say of selected rows, and of how the list looks. */
import type { TimeFormat } from '../model/rowTime.ts';

/** View rows from `from` up to but without `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The list's columns, left to right. */
export const columnIds = [
  'number',
  'time',
  'endpoint',
  'peer',
  'direction',
  'call',
  'length',
  'preview',
] as const;
export type ColumnId = (typeof columnIds)[number];

export const previewFormats = ['text', 'hex'] as const;
export type PreviewFormat = (typeof previewFormats)[number];

/** What the host can do with the selected rows of a page. */
export const rowsActs = [
  'copyText',
  'copyHex',
  'copyPayload',
  'copyJson',
  'sendAgain',
  'newExperiment',
  'replyWithRule',
] as const;
export type RowsAct = (typeof rowsActs)[number];

/** What a command or a menu wants of the page that was used last: an act with its selection, a filter or a stream of it. */
export type RowsWish = RowsAct | 'filterPeer' | 'filterEndpoint' | 'followStream';

/** More ranges than this are not selected by hand. */
export const rangesLimit = 10_000;

export interface RowsActRequest {
  readonly act: RowsAct;
  /** The view rows are those of this list. */
  readonly generation: number;
  /** In order, apart. */
  readonly ranges: readonly RowRange[];
  /** The row that has the cursor. */
  readonly active: number;
  /** As the list shows it: for text. */
  readonly columns: readonly ColumnId[];
  readonly time: TimeFormat;
  readonly preview: PreviewFormat;
}

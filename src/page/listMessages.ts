/** What a page and its host exchange about the list: its rows, how it looks, and what is done with selected rows. */
import type { CaptureRow, CaptureSummary } from '../model/captureRow.ts';
import type { TimeFormat } from '../model/rowTime.ts';

/** Host → page. */
export interface ListNotices {
  capture: ViewSummary;
  /** Sent before the first `capture` of a page or a scope: its newest rows, which it would request next. */
  newestRows: RowsResult;
  /** A command or a menu is about the selected rows: the page sends which these are in `actOnRows`. */
  rowsCommand: { readonly command: RowsCommand };
}

/** Page → host. */
export interface ListRequests {
  rows: { params: RowsRequest; result: RowsResult };
  clear: { params: Record<string, never>; result: null };
  /** Resolves before the work is done: the host itself shows the outcome. */
  actOnRows: { params: RowsActionRequest; result: null };
}

export interface ViewSummary extends CaptureSummary {
  /** Rows of the view are numbered like sequence numbers: from `viewFirst`, up to but without `viewNext`. */
  readonly viewFirst: number;
  readonly viewNext: number;
  /** The rows are those of this filter; empty: all of the scope. */
  readonly filter: string;
  /** Texts that it looks for, to be marked in words and peers. Absent: none. */
  readonly filterWords?: readonly string[];
  /** Rows of the scope, whatever the filter says of them. */
  readonly scopeRows: number;
  /** Not all rows have been searched yet: there may be more than these. */
  readonly searching: boolean;
  /** Wall clock (ms since 1970) at `t` = 0, to show times of day. */
  readonly startedAtMs: number;
}

export interface RowsRequest {
  readonly generation: number;
  /** The first view row. */
  readonly from: number;
  readonly count: number;
}

export interface RowsResult {
  readonly generation: number;
  readonly from: number;
  readonly rows: readonly CaptureRow[];
  /** The first bytes of the rows' data, one after another: one array for the batch, which the webview's bridge carries best. */
  readonly previews: Uint8Array;
  /** How many bytes of `previews` belong to each row. */
  readonly previewLengths: readonly number[];
  /** Who each row is about: the connection's remote address, or the endpoint's own; empty where unknown. */
  readonly peers: readonly string[];
  /** How each row's endpoint was called when the row was written; empty where unknown. */
  readonly endpoints?: readonly string[];
  /** Where in its preview each row has what is filtered by: starts and ends in turn. Absent: there is nothing to mark. */
  readonly hits?: readonly (readonly number[])[];
}

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
export const rowsActions = [
  'copyText',
  'copyHex',
  'copyPayload',
  'copyJson',
  'sendAgain',
  'newExperiment',
  'replyWithRule',
] as const;
export type RowsAction = (typeof rowsActions)[number];

/** A command or menu entry for the page that was used last: an action on its selection, a filter by it, its stream. */
export type RowsCommand = RowsAction | 'filterPeer' | 'filterEndpoint' | 'followStream';

/** More ranges than this are not selected by hand. */
export const rangesLimit = 10_000;

export interface RowsActionRequest {
  readonly action: RowsAction;
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

/** How many rows there are in ranges that are apart. */
export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Messages about the list: its rows, its columns, and actions on selected rows. */
import type { CaptureRow, CaptureSummary } from '../model/captureRow.ts';
import type { TimeFormat } from '../model/rowTime.ts';

/** Host → page. */
export interface ListNotices {
  capture: ViewSummary;
  /** Sent before the first `capture` of a page or a scope: its newest rows, which saves a request. */
  newestRows: RowsResult;
  /** A command for the selected rows, which the page returns in `actOnRows`. */
  rowsCommand: { readonly command: RowsCommand };
}

/** Page → host. */
export interface ListRequests {
  rows: { params: RowsRequest; result: RowsResult };
  clear: { params: Record<string, never>; result: null };
  /** Resolves before the work is done; the host shows the outcome. */
  actOnRows: { params: RowsActionRequest; result: null };
}

export interface ViewSummary extends CaptureSummary {
  /** View rows are numbered `viewFirst` ≤ row < `viewNext`. */
  readonly viewFirst: number;
  readonly viewNext: number;
  /** The filter of the rows; empty: all rows of the scope. */
  readonly filter: string;
  /** The filter's texts, to be highlighted in words and peers. Absent: none. */
  readonly filterWords?: readonly string[];
  /** Rows of the scope, before filtering. */
  readonly scopeRows: number;
  /** The search is still running: there may be more rows. */
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
  /** The first bytes of each row, concatenated: a single array is the cheapest to post to a webview. */
  readonly previews: Uint8Array;
  /** How many bytes of `previews` belong to each row. */
  readonly previewLengths: readonly number[];
  /** The peer of each row: the connection's remote address, or the endpoint's own; empty where unknown. */
  readonly peers: readonly string[];
  /** The label of each row's endpoint when the row was written; empty where unknown. */
  readonly endpoints?: readonly string[];
  /** The filter's matches in each row's preview: alternating starts and ends. Absent: nothing to highlight. */
  readonly hits?: readonly (readonly number[])[];
}

/** View rows `from` ≤ row < `to`. */
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

/** The host's actions on the selected rows of a page. */
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

/** A command for the active page: an action on its selection, a filter by it, or following its connection. */
export type RowsCommand = RowsAction | 'filterPeer' | 'filterEndpoint' | 'followStream';

/** More ranges than anyone selects by hand. */
export const rangesLimit = 10_000;

export interface RowsActionRequest {
  readonly action: RowsAction;
  /** The generation that the row numbers belong to. */
  readonly generation: number;
  /** Ordered and disjoint. */
  readonly ranges: readonly RowRange[];
  /** The row with the cursor. */
  readonly active: number;
  /** The columns shown, for copying as text. */
  readonly columns: readonly ColumnId[];
  readonly time: TimeFormat;
  readonly preview: PreviewFormat;
}

/** The number of rows in disjoint ranges. */
export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

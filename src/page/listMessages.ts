/** Messages about the list: its rows, its columns, and actions on selected rows. */
import * as v from 'valibot';
import type { CaptureRow, CaptureSummary, RowAnswer } from '../model/captureRow.ts';
import { timeFormats } from '../model/rowTime.ts';
import { count, countUpTo, nothing, request, type RequestsOf } from './requestSchema.ts';

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

/** `auto`: a summary where a decoder is certain, and text or hex, whichever can be read. */
export const previewFormats = ['auto', 'hex', 'text'] as const;
export type PreviewFormat = (typeof previewFormats)[number];

/** The colors of rows, as VS Code's theme colors `charts.…` are called. */
export const rowColors = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const;
export type RowColor = (typeof rowColors)[number];

/** The host's actions on the selected rows of a page. */
export const rowsActions = [
  'copyText',
  'copyHex',
  'copyPayload',
  'copyJson',
  'sendAgain',
  'newExperiment',
  'replyWithRule',
  'compareBytes',
  'colorLike',
  'mark',
  'unmark',
  'editNote',
  'nextMark',
  'previousMark',
  'goToAnswer',
  'goToRequest',
] as const;
export type RowsAction = (typeof rowsActions)[number];

/** A command for the active page: an action on its selection, a filter by it, or following its connection. */
export type RowsCommand = RowsAction | 'filterPeer' | 'filterEndpoint' | 'followStream';

/** Most rows per request. */
const rowsLimit = 1000;
/** More ranges than anyone selects by hand. */
export const rangesLimit = 10_000;

/** Host → page. */
export interface ListNotices {
  capture: ViewSummary;
  /** Sent before the first `capture` of a page or a scope: its newest rows, which saves a request. */
  newestRows: RowsResult;
  /** A command for the selected rows, which the page returns in `actOnRows`. */
  rowsCommand: { readonly command: RowsCommand };
  /** The page is to select a row of its list. `open`: and to show its bytes. */
  showRow: { readonly row: number; readonly open: boolean };
}

/** Page → host. */
export const listSchemas = () => {
  /** View rows `from` ≤ row < `to`. */
  const range = v.strictObject({ from: count(), to: count() });
  return {
    /** `from`: the first view row. */
    rows: request(
      v.strictObject({ generation: count(), from: count(), count: countUpTo(rowsLimit) }),
    ).returns<RowsResult>(),
    clear: request(nothing()),
    /** The user has selected another row: sends go to its connection. */
    selectRow: request(v.strictObject({ seq: count() })),
    /** Goes to a row of the capture, by `showRow`; the host says why if the list does not show it. */
    goToRow: request(v.strictObject({ seq: count() })),
    /** Opens an inspector with the traffic of the row's connection or endpoint, at the row. */
    inspectRow: request(v.strictObject({ generation: count(), seq: count() })),
    /** Resolves before the work is done; the host shows the outcome. */
    actOnRows: request(
      v.strictObject({
        action: v.picklist(rowsActions),
        /** The generation that the row numbers belong to. */
        generation: count(),
        /** Ordered and disjoint. */
        ranges: v.pipe(v.array(range), v.maxLength(rangesLimit), v.readonly()),
        /** The row with the cursor. */
        active: count(),
        /** The columns shown, for copying as text. */
        columns: v.pipe(v.array(v.picklist(columnIds)), v.maxLength(columnIds.length), v.readonly()),
        time: v.picklist(timeFormats),
        preview: v.picklist(previewFormats),
      }),
    ),
  };
};
export type ListRequests = RequestsOf<typeof listSchemas>;
export type RowsRequest = ListRequests['rows']['params'];
export type RowsActionRequest = ListRequests['actOnRows']['params'];
export type RowRange = RowsActionRequest['ranges'][number];

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
  /** Differs after each change of the rows' marks and notes, which are then to be requested again. */
  readonly marks: number;
  /** The search is still running: there may be more rows. */
  readonly searching: boolean;
  /** Wall clock (ms since 1970) at `t` = 0, to show times of day. */
  readonly startedAtMs: number;
}

/** What colors rows. */
export interface ColorRule {
  readonly color: RowColor;
  /** For the rows' tooltips. */
  readonly name: string;
}

/** The colors of rows; absent: none has one. */
export interface ColoredRows {
  /** The rule of each row, as an index of `colorRules`; -1: none. */
  readonly colors?: readonly number[];
  readonly colorRules?: readonly ColorRule[];
}

export interface RowsResult extends ColoredRows {
  readonly generation: number;
  readonly from: number;
  readonly rows: readonly CaptureRow[];
  /** The first bytes of each row, concatenated: a single array is the cheapest to post to a webview. */
  readonly previews: Uint8Array;
  /** How many bytes of `previews` belong to each row. */
  readonly previewLengths: readonly number[];
  /** The peer of each row: the connection's remote address, or a client's; empty where unknown or none. */
  readonly peers: readonly string[];
  /** The label of each row's endpoint when the row was written; empty where unknown. */
  readonly endpoints?: readonly string[];
  /** The icon of each row's endpoint, which says its role; empty where unknown. */
  readonly endpointIcons?: readonly string[];
  /** What each row is about in one line, where a decoder is certain; empty where none is. Absent: nowhere. */
  readonly summaries?: readonly string[];
  /** The answer to each request; `open`: it may come yet; null: the row is no request, or was not answered. Absent: no answers. */
  readonly answers?: readonly (RowAnswer | 'open' | null)[];
  /** The version of these, as in `ViewSummary`. */
  readonly marks: number;
  /** The note of each marked row, empty if it has none; null: it is not marked. Absent: none is. */
  readonly notes?: readonly (string | null)[];
  /** The filter's matches in each row's preview: alternating starts and ends. Absent: nothing to highlight. */
  readonly hits?: readonly (readonly number[])[];
}

/** The number of rows in disjoint ranges. */
export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

import type { Scope } from '../model/captureScope.ts';
import type { PayloadPreview } from '../model/payloadPreview.ts';
import type { SendFormat } from '../model/draft.ts';
import type { LineEnding } from '../model/draft.ts';
import type { Draft } from '../model/draft.ts';
import type { TimeFormat } from '../model/rowTime.ts';
import type { CaptureRow, CaptureSummary } from '../model/captureRow.ts';
import type { DecodedRequests } from './decodedMessages.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { FilterNotices, FilterRequests } from './filterMessages.ts';
import type { RepeatState } from '../model/repeat.ts';
import type { RepeatRequest } from './repeatMessages.ts';
import type { RowsActRequest, RowsWish } from './trafficMessages.ts';
import type { StreamNotices, StreamRequests } from './streamMessages.ts';

/** The whole vocabulary of the traffic page and its host. Direction is in the type names. */

/** Host → page, at most 30 times a second, always the whole truth and never a delta. */
export interface InspectorNotices extends StreamNotices, FilterNotices {
  capture: ViewSummary;
  /** Told before the first `capture` of a page or a scope: its newest rows, which it would ask for next. */
  newestRows: RowsAnswer;
  endpoints: EndpointsNotice;
  /** Told before the first `capture` of a new scope: the page forgets its rows when it hears it. */
  scope: { readonly scope: Scope; readonly title: string };
  /** What is sent repeatedly, and what of it ended by itself; four times a second while any runs. */
  repeats: { readonly repeats: readonly RepeatState[] };
  /** A saved payload was chosen: every byte is in it. */
  compose: { readonly text: string; readonly format: SendFormat };
  /** Settings the page needs. */
  settings: {
    readonly lineEnding: LineEnding;
    readonly timeFormat: TimeFormat;
    readonly layout: 'narrow' | 'wide';
  };
  /** Somebody wants the draft in an editor: the page asks for `editDraft`. */
  editDraft: Record<string, never>;
  /** A command or a menu wants something of the selected rows: the page says which in `actOnRows`. */
  rowsWish: { readonly wish: RowsWish };
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
  /** Not all rows have been looked at yet: there may be more than these. */
  readonly searching: boolean;
  /** Wall clock (ms since 1970) at `t` = 0, to show times of day. */
  readonly startedAtMs: number;
}

export interface EndpointsNotice {
  /** All endpoints; each with at most 50 connections, the open ones first. */
  readonly endpoints: readonly Endpoint[];
  readonly rates: {
    readonly inBytesPerSecond: number;
    readonly outBytesPerSecond: number;
  };
  /** The endpoint or connection that the composer sends to unless told otherwise. */
  readonly target?: number;
  /** How it is called: it may be none of the connections told. */
  readonly targetLabel?: string;
  /** Sockets that were open when the last window or extension host ended. */
  readonly gone: number;
}

/** Page → host; every request is answered. */
export interface InspectorRequests extends DecodedRequests, StreamRequests, FilterRequests {
  /** The page is up and wants all notices once; the filter is the one that it had before, if it was there before. */
  ready: { params: { readonly filter?: string }; result: ReadyAnswer };
  /** What a page that comes after this one should begin with, as JSON: in case this one and its panel are lost. */
  keep: { params: { readonly state: string }; result: null };
  /** Whether anybody is there. */
  ping: { params: Record<string, never>; result: null };
  rows: { params: RowsRequest; result: RowsAnswer };
  /** A part of a row's bytes. */
  bytes: { params: BytesRequest; result: BytesAnswer };
  /** What a draft in the payload notation would be; the page knows the other formats by itself. */
  preview: { params: PreviewRequest; result: PayloadPreview };
  send: { params: SendRequest; result: { readonly bytes: number } };
  /** Opens a draft as payload notation in a text editor. */
  editDraft: { params: Draft; result: null };
  /** Sends now and then again and again; answered when the first one is out. */
  repeat: { params: RepeatRequest; result: null };
  /** Stops a repeat, or says no more of one that is over. */
  stopRepeat: { params: { readonly id: number }; result: null };
  /** Offers the saved payloads, and to save what is written. Answered at once; `compose` may follow. */
  savedPayloads: { params: SendRequest; result: null };
  setTarget: { params: { readonly id: number }; result: null };
  setScope: { params: { readonly scope: Scope }; result: null };
  clear: { params: Record<string, never>; result: null };
  /** The first step, from the empty list: the command that asks for an address and opens it. */
  start: { params: { readonly kind: 'listener' | 'client' }; result: null };
  /** Opens the sockets of the last window again. */
  startGone: { params: Record<string, never>; result: null };
  /** Speaks of them no more. */
  forgetGone: { params: Record<string, never>; result: null };
  /** Runs one of our commands on an endpoint or connection. */
  act: {
    params: { readonly action: InspectorAction; readonly id: number };
    result: null;
  };
  /** The user is at this page now: commands about rows are about its rows. */
  touched: { params: Record<string, never>; result: null };
  /** Answered at once: what came of it the host shows itself. */
  actOnRows: { params: RowsActRequest; result: null };
}

export interface ReadyAnswer {
  /** What the page before this one wanted kept. */
  readonly kept?: string;
}

/** Characters of what a page may want kept. */
export const keptLimit = 1_000_000;

export type InspectorAction = 'stop' | 'halfClose' | 'reset' | 'pauseReading' | 'resumeReading';

export interface RowsRequest {
  readonly generation: number;
  /** First view row wanted. */
  readonly from: number;
  readonly count: number;
}

export interface RowsAnswer {
  readonly generation: number;
  readonly from: number;
  readonly rows: readonly CaptureRow[];
  /** The first bytes of the rows' data, one after another: one array for the batch, as the bridge wants it. */
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

export interface BytesRequest {
  readonly generation: number;
  readonly seq: number;
  readonly offset: number;
  /** At most 1 MiB. */
  readonly length: number;
  /** Also where in them is what the rows are filtered by. */
  readonly hits?: boolean;
}

export interface BytesAnswer {
  /** Undefined: no longer kept. */
  readonly bytes?: Uint8Array;
  readonly total: number;
  /** Starts and ends in turn, counted in the row's bytes; absent: none. */
  readonly hits?: readonly number[];
}

export interface SendRequest extends Draft {
  readonly to?: number;
}

export interface PreviewRequest {
  readonly text: string;
  /** Counters stand elsewhere for each target. */
  readonly to?: number;
}

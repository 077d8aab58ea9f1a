import { detailStyleOf, type DetailStyle } from './bytes/detailStyle.ts';
import { detailTabOf, type DetailTab } from './parts/detailTabs.ts';
import type { Endpoint } from '../../src/model/endpoint.ts';
import { type TimeFormat } from '../../src/model/rowTime.ts';
import { sendFormats, type LineEnding, type SendFormat } from '../../src/model/draft.ts';
import { type Scope } from '../../src/model/captureScope.ts';
import { type ViewSummary } from '../../src/page/listMessages.ts';
import { filterLimit } from '../../src/page/filterMessages.ts';
import { type FoundBytes } from '../../src/page/findMessages.ts';
import type { RepeatState } from '../../src/model/repeat.ts';
import { listStyleOf, type ListStyle } from './listStyle.ts';
import type { RowSelection } from './rowSelection.ts';
import { streamsOf, type StreamsState } from './streamState.ts';

/** The page's state. Rows and bytes are in the caches. */
export interface PageState {
  readonly layout: 'narrow' | 'wide';
  /** Absent until the first notice, and between a change of scope and its first summary. */
  readonly summary?: ViewSummary;
  readonly endpoints: readonly Endpoint[];
  readonly rates: { readonly inBytesPerSecond: number; readonly outBytesPerSecond: number };
  /** The composer's target: the host's, or the one picked since. */
  readonly target?: number;
  /** Picked here and not acknowledged by the host yet. */
  readonly picked?: number;
  readonly targetLabel?: string;
  readonly scope: Scope;
  readonly title: string;
  readonly follow: boolean;
  /** The text in the filter box; `summary.filter` is the one applied. Absent: the host's. */
  readonly filter?: string;
  /** The host has not responded for a while. */
  readonly lost: boolean;
  readonly paused: boolean;
  /** While paused: the summary that the list continues to show, once there is one. */
  readonly frozen?: ViewSummary;
  readonly timeFormat: TimeFormat;
  /** Number of sockets of the last window that can be restarted. */
  readonly previousSession: number;
  /** The predecessor's position in the list; absent once it is restored or invalid. */
  readonly place?: Place;
  /** Number of the view row with the cursor, which the detail pane shows. */
  readonly selected?: number;
  /** All selected rows; present if `selected` is. */
  readonly selection?: RowSelection;
  readonly look: ListStyle;
  /** The title of the predecessor's scope, if that ended with its window. */
  readonly goneTitle: string;
  /** The find widget's current match: a row of the list and bytes of it. */
  readonly found?: FoundBytes;
  readonly detailOpen: boolean;
  readonly detailTab: DetailTab;
  readonly detailLook: DetailStyle;
  readonly stripOpen: boolean;
  readonly draft: string;
  readonly format: SendFormat;
  /** Absent until the user picks one: the setting applies. */
  readonly lineEnding?: LineEnding;
  readonly defaultLineEnding: LineEnding;
  /** Running repeats, and those that ended by themselves. */
  readonly repeats: readonly RepeatState[];
  readonly repeatForm: RepeatForm;
  readonly streams: StreamsState;
  /** Sent messages, oldest first. */
  readonly history: readonly Sent[];
  readonly sending: boolean;
  /** Why the last request failed; cleared by typing or sending. */
  readonly failure?: { readonly message: string; readonly code: string };
}

/** The form for repeats, as typed. */
export interface RepeatForm {
  readonly open: boolean;
  readonly every: string;
  readonly times: string;
}

export interface Sent {
  readonly text: string;
  readonly format: SendFormat;
}

/** The listed rows: those of the latest summary, or of the one at the time of the pause. */
export function listed({ frozen, summary }: PageState): ViewSummary | undefined {
  return frozen ?? summary;
}

/** A position in the list, valid only while the row numbers are. */
export interface Place {
  readonly startedAtMs: number;
  readonly generation: number;
  /** The row at the top of the list, counted in rows: 12.5 is the middle of row 12. */
  readonly top: number;
  readonly selected?: number;
  readonly paused?: { readonly viewFirst: number; readonly viewNext: number };
}

/** The part of the state that is saved. Its keys are stored, and so must not be renamed. */
export type SavedState = Pick<
  PageState,
  | 'follow'
  | 'filter'
  | 'detailOpen'
  | 'detailTab'
  | 'detailLook'
  | 'stripOpen'
  | 'draft'
  | 'format'
  | 'lineEnding'
  | 'repeatForm'
  | 'history'
  | 'place'
  | 'look'
  | 'title'
  | 'streams'
>;

export const historyLimit = 50;
/** A longer draft is not saved: VS Code keeps the state as JSON. */
const savedDraftLimit = 100_000;

/** The initial state. `saved` is untrusted and may be anything. */
export function initialState(saved: unknown): PageState {
  const from = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<string, unknown>;
  const lineEnding = oneOf(from['lineEnding'], ['none', 'lf', 'crlf']);
  const place = isPlace(from['place']) ? from['place'] : undefined;
  return {
    layout: 'narrow',
    endpoints: [],
    rates: { inBytesPerSecond: 0, outBytesPerSecond: 0 },
    scope: {},
    title: '',
    follow: from['follow'] !== false,
    ...(typeof from['filter'] === 'string' ? { filter: from['filter'].slice(0, filterLimit) } : {}),
    lost: false,
    paused: false,
    timeFormat: 'time',
    previousSession: 0,
    ...(place === undefined ? {} : { place }),
    look: listStyleOf(from['look']),
    goneTitle: typeof from['title'] === 'string' ? from['title'].slice(0, 1000) : '',
    detailOpen: from['detailOpen'] === true,
    detailTab: detailTabOf(from['detailTab']) ?? 'text',
    detailLook: detailStyleOf(from['detailLook']),
    stripOpen: from['stripOpen'] !== false,
    draft: typeof from['draft'] === 'string' ? from['draft'] : '',
    format: oneOf(from['format'], sendFormats) ?? 'text',
    ...(lineEnding === undefined ? {} : { lineEnding }),
    defaultLineEnding: 'lf',
    repeats: [],
    repeatForm: repeatFormOf(from['repeatForm']),
    history: Array.isArray(from['history']) ? from['history'].filter(isSent).slice(-historyLimit) : [],
    sending: false,
    streams: streamsOf(from['streams']),
  };
}

/** `top`: the row at the top of the list, as in `Place`. */
export function savedState(state: PageState, top?: number): SavedState {
  const { follow, filter, detailOpen, detailTab, stripOpen, draft, format, lineEnding, history } = state;
  const place = state.place ?? (top === undefined ? undefined : placeOf(state, top));
  return {
    follow,
    ...(filter === undefined ? {} : { filter }),
    detailOpen,
    ...(place === undefined ? {} : { place }),
    detailTab,
    detailLook: state.detailLook,
    stripOpen,
    draft: draft.length > savedDraftLimit ? '' : draft,
    format,
    ...(lineEnding === undefined ? {} : { lineEnding }),
    repeatForm: state.repeatForm,
    streams: state.streams,
    history: history.filter(({ text }) => text.length <= savedDraftLimit / historyLimit),
    look: state.look,
    title: state.scope.id === undefined ? state.goneTitle : state.title,
  };
}

function placeOf(state: PageState, top: number): Place | undefined {
  const summary = listed(state);
  if (summary === undefined) return state.place;
  const { startedAtMs, generation, viewFirst, viewNext } = summary;
  return {
    startedAtMs,
    generation,
    top,
    ...(state.selected === undefined ? {} : { selected: state.selected }),
    ...(state.frozen === undefined ? {} : { paused: { viewFirst, viewNext } }),
  };
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { startedAtMs, generation, top, selected, paused } = value as Record<string, unknown>;
  const { viewFirst, viewNext } = (paused ?? { viewFirst: 0, viewNext: 0 }) as Record<string, unknown>;
  const isSelected = selected === undefined || Number.isSafeInteger(selected);
  return isSelected && [startedAtMs, generation, top, viewFirst, viewNext].every(Number.isFinite);
}

function repeatFormOf(value: unknown): RepeatForm {
  const { open, every, times } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return {
    open: open === true,
    every: typeof every === 'string' ? every : '1s',
    times: typeof times === 'string' ? times : '',
  };
}

function isSent(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false;
  const { text, format } = value as Record<string, unknown>;
  return typeof text === 'string' && oneOf(format, sendFormats) !== undefined;
}

function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

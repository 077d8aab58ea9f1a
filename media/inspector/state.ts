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

/** What the page knows and shows. The rows and bytes themselves are in the caches. */
export interface PageState {
  readonly layout: 'narrow' | 'wide';
  /** Absent until the host has told it, and between a change of scope and its first summary. */
  readonly summary?: ViewSummary;
  readonly endpoints: readonly Endpoint[];
  readonly rates: { readonly inBytesPerSecond: number; readonly outBytesPerSecond: number };
  /** Where the composer sends to, as the host says, or as the user has chosen since. */
  readonly target?: number;
  /** Chosen here, and not heard of by the host yet. */
  readonly picked?: number;
  readonly targetLabel?: string;
  readonly scope: Scope;
  readonly title: string;
  readonly follow: boolean;
  /** What is typed into the filter box; `summary.filter` is what the rows shown are of. Absent: what the host says. */
  readonly filter?: string;
  /** The host has not answered for a while. */
  readonly lost: boolean;
  readonly paused: boolean;
  /** While paused: the summary that the list goes on showing, once there is one. */
  readonly frozen?: ViewSummary;
  readonly timeFormat: TimeFormat;
  /** Sockets of the last window that could be started again. */
  readonly previousSession: number;
  /** Where the page before this one was in its list; absent once that is taken up or void. */
  readonly place?: Place;
  /** Number of the row in the view that has the cursor: the one that is looked at. */
  readonly selected?: number;
  /** All selected rows; there where `selected` is. */
  readonly selection?: RowSelection;
  readonly look: ListStyle;
  /** What the page before this one showed and this one cannot, because it is gone with its window. */
  readonly goneTitle: string;
  /** What the find widget has gone to: a row of the list, and bytes of it. */
  readonly found?: FoundBytes;
  readonly detailOpen: boolean;
  readonly detailTab: DetailTab;
  readonly detailLook: DetailStyle;
  readonly stripOpen: boolean;
  readonly draft: string;
  readonly format: SendFormat;
  /** Absent until the user chose one: the setting holds. */
  readonly lineEnding?: LineEnding;
  readonly defaultLineEnding: LineEnding;
  /** What is sent repeatedly, and what of it ended by itself. */
  readonly repeats: readonly RepeatState[];
  readonly repeatForm: RepeatForm;
  readonly streams: StreamsState;
  /** What was sent, oldest first. */
  readonly history: readonly Sent[];
  readonly sending: boolean;
  /** Why the last request failed; cleared with the next thing typed or sent. */
  readonly failure?: { readonly message: string; readonly code: string };
}

/** How often what is written is to be sent, as it is typed. */
export interface RepeatForm {
  readonly open: boolean;
  readonly every: string;
  readonly times: string;
}

export interface Sent {
  readonly text: string;
  readonly format: SendFormat;
}

/** What the list shows: the rows of the latest summary, or those there were when it was paused. */
export function listed({ frozen, summary }: PageState): ViewSummary | undefined {
  return frozen ?? summary;
}

/** A place in a list of rows, which means something only while their numbers do. */
export interface Place {
  readonly startedAtMs: number;
  readonly generation: number;
  /** The row at the top of the list, counted in rows: 12.5 is the middle of row 12. */
  readonly top: number;
  readonly selected?: number;
  readonly paused?: { readonly viewFirst: number; readonly viewNext: number };
}

/** The part that outlives the page. */
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

/** The state a page starts with. `saved` comes from outside and may be anything. */
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

import type { LineEnding, SendFormat } from '../../src/model/draft.ts';
import type { Scope } from '../../src/model/captureScope.ts';
import type { ViewSummary } from '../../src/page/listMessages.ts';
import type { PageNotices } from '../../src/page/pageMessages.ts';
import type { EndpointsNotice } from '../../src/page/socketMessages.ts';
import type { FoundBytes } from '../../src/page/findMessages.ts';
import type { RepeatState } from '../../src/model/repeat.ts';
import type { DetailStyle } from './bytes/detailStyle.ts';
import type { DetailTab } from './parts/detailTabs.ts';
import { takesLineEnding } from '../../src/language/payload/outgoingBytes.ts';
import { selectionAfter, type SelectHow } from './rowSelection.ts';
import type { ListStyle } from './listStyle.ts';
import {
  historyLimit,
  initialState,
  listed,
  type PageState,
  type Place,
  type RepeatForm,
  type Sent,
} from './state.ts';
import { inheritedStreams, reduceStreams, type StreamsChange } from './streamState.ts';

/** All actions that change the page's state. */
export type Action =
  | { readonly type: 'summary'; readonly summary: ViewSummary }
  | { readonly type: 'endpoints'; readonly notice: EndpointsNotice }
  | { readonly type: 'scope'; readonly scope: Scope; readonly title: string }
  | { readonly type: 'settings'; readonly settings: PageNotices['settings'] }
  /** State of a lost page; untrusted. */
  | { readonly type: 'inherit'; readonly saved: unknown }
  | { readonly type: 'lost'; readonly lost: boolean }
  | { readonly type: 'filter'; readonly filter: string }
  | { readonly type: 'pause'; readonly paused: boolean }
  /** The list has been scrolled to the restored position. */
  | { readonly type: 'placed' }
  | { readonly type: 'follow'; readonly follow: boolean }
  | { readonly type: 'select'; readonly row: number; readonly open: boolean; readonly how?: SelectHow }
  | { readonly type: 'selectAll' }
  | { readonly type: 'listStyle'; readonly style: ListStyle }
  | { readonly type: 'forgetTitle' }
  /** The find widget's current match; absent: none. */
  | { readonly type: 'found'; readonly at?: FoundBytes }
  | { readonly type: 'closeDetail' }
  | { readonly type: 'detailTab'; readonly tab: DetailTab }
  | { readonly type: 'detailStyle'; readonly style: DetailStyle }
  | { readonly type: 'strip'; readonly open: boolean }
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'format'; readonly format: SendFormat }
  | { readonly type: 'lineEnding'; readonly lineEnding: LineEnding }
  /** The user has picked a target; `targetConfirmed`: the host has acknowledged it. */
  | { readonly type: 'pickTarget'; readonly id: number }
  | { readonly type: 'targetConfirmed'; readonly id: number }
  | { readonly type: 'recall'; readonly text: string; readonly format: SendFormat }
  /** A saved payload replaces the draft, which goes into the history. */
  | { readonly type: 'compose'; readonly text: string; readonly format: SendFormat }
  | { readonly type: 'repeats'; readonly repeats: readonly RepeatState[] }
  | { readonly type: 'repeatForm'; readonly form: RepeatForm }
  | { readonly type: 'repeating'; readonly sent: Sent }
  | { readonly type: 'streams'; readonly change: StreamsChange }
  | { readonly type: 'sending' }
  | { readonly type: 'sent'; readonly sent: Sent }
  | { readonly type: 'failed'; readonly message: string; readonly code: string }
  | { readonly type: 'sendFailed'; readonly message: string; readonly code: string };

/** The next state. Pure; returns the same object if nothing changes. */
export function reduce(state: PageState, action: Action): PageState {
  switch (action.type) {
    case 'summary':
      return summarised({ filter: action.summary.filter, ...state }, action.summary);
    case 'endpoints': {
      const { target: _target, targetLabel: _label, ...rest } = state;
      const { picked } = state;
      // The host's target is older than a choice that it has not acknowledged.
      return { ...rest, ...action.notice, ...(picked === undefined ? {} : { target: picked }) };
    }
    case 'pickTarget':
      return { ...state, target: action.id, picked: action.id };
    case 'targetConfirmed': {
      const { picked, ...rest } = state;
      return picked === action.id ? rest : state;
    }
    case 'scope': {
      const goneTitle = action.scope.id === undefined ? state.goneTitle : '';
      if (action.scope.id === state.scope.id) return { ...state, title: action.title, goneTitle };
      // A restored page keeps its state.
      if (state.place !== undefined) return { ...state, scope: action.scope, title: action.title, goneTitle };
      const { summary: _summary, frozen: _frozen, ...rest } = deselected(state);
      return { ...rest, scope: action.scope, title: action.title, goneTitle, follow: true };
    }
    case 'settings':
      return {
        ...state,
        layout: action.settings.layout,
        defaultLineEnding: action.settings.lineEnding,
        timeFormat: action.settings.timeFormat,
      };
    case 'inherit':
      return inherited(state, action.saved);
    case 'lost':
      return state.lost === action.lost ? state : { ...state, lost: action.lost };
    case 'filter':
      return state.filter === action.filter ? state : { ...state, filter: action.filter };
    case 'pause':
      return state.paused === action.paused ? state : paused(state, action.paused);
    case 'follow':
      return state.follow === action.follow ? state : { ...state, follow: action.follow };
    case 'placed': {
      const { place: _place, ...rest } = state;
      return rest;
    }
    case 'select':
      // Selecting a row stops following the end, so that the row does not scroll away.
      return {
        ...state,
        selected: action.row,
        selection: selectionAfter(state.selection, action.row, action.how),
        detailOpen: state.detailOpen || action.open,
        follow: isLast(state, action.row) && state.follow,
      };
    case 'selectAll':
      return allSelected(state);
    case 'listStyle':
      return { ...state, look: action.style };
    case 'forgetTitle':
      return { ...state, goneTitle: '' };
    case 'found': {
      const { found: _found, ...rest } = state;
      return action.at === undefined ? rest : { ...rest, found: action.at };
    }
    case 'closeDetail':
      return { ...state, detailOpen: false };
    case 'detailTab':
      return { ...state, detailTab: action.tab };
    case 'detailStyle':
      return { ...state, detailLook: action.style };
    case 'strip':
      return { ...state, stripOpen: action.open };
    case 'draft':
      return withoutFailure({ ...state, draft: action.text });
    case 'format':
      return withoutFailure({ ...state, format: action.format });
    case 'lineEnding':
      return { ...state, lineEnding: action.lineEnding };
    case 'recall':
      return withoutFailure({ ...state, draft: action.text, format: action.format });
    case 'compose':
      return withoutFailure({
        ...state,
        draft: action.text,
        format: action.format,
        // The text already includes every byte.
        ...(takesLineEnding(action.format) ? { lineEnding: 'none' } : {}),
        history:
          state.draft === ''
            ? state.history
            : remembered(state.history, { text: state.draft, format: state.format }),
      });
    case 'repeats':
      return { ...state, repeats: action.repeats };
    case 'repeatForm':
      return { ...state, repeatForm: action.form };
    case 'repeating':
      return withoutFailure({ ...state, history: remembered(state.history, action.sent) });
    case 'streams': {
      const streams = reduceStreams(state.streams, action.change);
      return streams === state.streams ? state : { ...state, streams };
    }
    case 'sending':
      return withoutFailure({ ...state, sending: true });
    case 'sent':
      return {
        ...state,
        sending: false,
        // Text typed since Send is the next message.
        draft: state.draft === action.sent.text ? '' : state.draft,
        history: remembered(state.history, action.sent),
      };
    case 'failed':
      return { ...state, failure: { message: action.message, code: action.code } };
    case 'sendFailed':
      return { ...state, sending: false, failure: { message: action.message, code: action.code } };
  }
}

function summarised(state: PageState, summary: ViewSummary): PageState {
  if (state.place !== undefined) return returned(state, state.place, summary);
  const renumbered = state.summary !== undefined && state.summary.generation !== summary.generation;
  const next = { ...(renumbered ? deselected(state) : state), summary };
  return state.paused ? frozenAt(next, renumbered) : withoutGone(next);
}

/** A paused list keeps its rows; if they were renumbered, it takes the new ones once the search is complete. */
function frozenAt(state: PageState, renumbered: boolean): PageState {
  if (state.frozen !== undefined && !renumbered) return state;
  const { frozen: _old, ...rest } = state;
  const { summary } = state;
  return summary === undefined || summary.searching ? rest : { ...rest, frozen: summary };
}

function paused(state: PageState, isPaused: boolean): PageState {
  const { frozen: _frozen, ...rest } = state;
  return isPaused ? frozenAt({ ...rest, paused: true }, false) : withoutGone({ ...rest, paused: false });
}

/** After a reload: restores the position, if the rows are still the same. */
function returned(state: PageState, place: Place, summary: ViewSummary): PageState {
  const isSame = place.startedAtMs === summary.startedAtMs && place.generation === summary.generation;
  if (!isSame) {
    const { place: _place, ...rest } = deselected(state);
    return { ...rest, summary, follow: true };
  }
  const { selected, paused: rows } = place;
  return {
    ...state,
    summary,
    ...(selected === undefined ? {} : { selected, selection: selectionAfter(undefined, selected) }),
    ...(rows === undefined ? {} : { paused: true, frozen: { ...summary, ...rows } }),
  };
}

/** Deselects rows that no longer exist. */
function withoutGone(state: PageState): PageState {
  const { selected, summary } = state;
  const isGone = selected !== undefined && summary !== undefined && selected < summary.viewFirst;
  return isGone ? deselected(state) : state;
}

function isLast(state: PageState, row: number): boolean {
  const shown = listed(state);
  return shown !== undefined && row === shown.viewNext - 1;
}

/** Selects all rows without moving the cursor or scrolling. */
function allSelected(state: PageState): PageState {
  const rows = listed(state);
  if (rows === undefined || rows.viewNext === rows.viewFirst) return state;
  const { viewFirst: from, viewNext: to } = rows;
  const { selected = to - 1 } = state;
  return { ...state, selected, selection: { ranges: [{ from, to }], anchor: selected } };
}

function deselected(state: PageState): PageState {
  const { selected: _selected, selection: _selection, found: _found, ...rest } = state;
  return { ...rest, detailOpen: false };
}

function withoutFailure(state: PageState): PageState {
  const { failure: _failure, ...rest } = state;
  return rest;
}

/** Inherits the draft and the layout of a lost page; an existing draft is not overwritten. */
function inherited(state: PageState, saved: unknown): PageState {
  const { draft, format, lineEnding, history, stripOpen, detailTab, detailLook, look, goneTitle, streams } =
    initialState(saved);
  const written = state.draft === '' ? { draft, format } : {};
  return {
    ...state,
    ...written,
    ...(lineEnding === undefined ? {} : { lineEnding }),
    history: [...history, ...state.history].slice(-historyLimit),
    stripOpen,
    detailTab,
    look,
    goneTitle: state.scope.id === undefined ? goneTitle : '',
    detailLook,
    streams: inheritedStreams(streams, state.streams),
  };
}

/** Adds to the history, without consecutive duplicates. */
function remembered(history: readonly Sent[], sent: Sent): readonly Sent[] {
  const last = history.at(-1);
  if (last?.text === sent.text && last.format === sent.format) return history;
  return [...history, sent].slice(-historyLimit);
}

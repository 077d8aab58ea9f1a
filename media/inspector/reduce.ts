import type {
  EndpointsNotice,
  LineEnding,
  Scope,
  SendFormat,
  ViewSummary,
} from '../../src/model/inspectorMessages.ts';
import { historyLimit, type DetailTab, type PageState, type Sent } from './state.ts';

/** Everything that can change the page's state. */
export type Action =
  | { readonly type: 'summary'; readonly summary: ViewSummary }
  | { readonly type: 'endpoints'; readonly notice: EndpointsNotice }
  | { readonly type: 'scope'; readonly scope: Scope; readonly title: string }
  | { readonly type: 'settings'; readonly lineEnding: LineEnding; readonly layout: 'narrow' | 'wide' }
  | { readonly type: 'follow'; readonly follow: boolean }
  | { readonly type: 'select'; readonly row: number; readonly open: boolean }
  | { readonly type: 'closeDetail' }
  | { readonly type: 'detailTab'; readonly tab: DetailTab }
  | { readonly type: 'strip'; readonly open: boolean }
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'format'; readonly format: SendFormat }
  | { readonly type: 'lineEnding'; readonly lineEnding: LineEnding }
  | { readonly type: 'recall'; readonly text: string; readonly format: SendFormat }
  | { readonly type: 'sending' }
  | { readonly type: 'sent'; readonly sent: Sent }
  | { readonly type: 'failed'; readonly message: string; readonly code: string }
  | { readonly type: 'sendFailed'; readonly message: string; readonly code: string };

/** The next state. Pure; the same object comes back where nothing changes. */
export function reduce(state: PageState, action: Action): PageState {
  switch (action.type) {
    case 'summary':
      return summarised(state, action.summary);
    case 'endpoints': {
      const { target: _old, ...rest } = state;
      const { endpoints, rates, target } = action.notice;
      return { ...rest, endpoints, rates, ...(target === undefined ? {} : { target }) };
    }
    case 'scope': {
      if (action.scope.id === state.scope.id) return { ...state, title: action.title };
      const { summary: _summary, ...rest } = deselected(state);
      return { ...rest, scope: action.scope, title: action.title, follow: true };
    }
    case 'settings':
      return { ...state, layout: action.layout, defaultLineEnding: action.lineEnding };
    case 'follow':
      return state.follow === action.follow ? state : { ...state, follow: action.follow };
    case 'select':
      // Whoever looks at a row does not want it to scroll away.
      return {
        ...state,
        selected: action.row,
        detailOpen: state.detailOpen || action.open,
        follow: isLast(state, action.row) && state.follow,
      };
    case 'closeDetail':
      return { ...state, detailOpen: false };
    case 'detailTab':
      return { ...state, detailTab: action.tab };
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
    case 'sending':
      return withoutFailure({ ...state, sending: true });
    case 'sent':
      return {
        ...state,
        sending: false,
        // What was typed since Send is the next message, not this one.
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
  const next = { ...state, summary };
  const cleared = state.summary !== undefined && state.summary.generation !== summary.generation;
  const gone = state.selected !== undefined && state.selected < summary.viewFirst;
  return cleared || gone ? deselected(next) : next;
}

function isLast(state: PageState, row: number): boolean {
  return state.summary !== undefined && row === state.summary.viewNext - 1;
}

function deselected(state: PageState): PageState {
  const { selected: _selected, ...rest } = state;
  return { ...rest, detailOpen: false };
}

function withoutFailure(state: PageState): PageState {
  const { failure: _failure, ...rest } = state;
  return rest;
}

/** The same text twice in a row is remembered once. */
function remembered(history: readonly Sent[], sent: Sent): readonly Sent[] {
  const last = history.at(-1);
  if (last?.text === sent.text && last.format === sent.format) return history;
  return [...history, sent].slice(-historyLimit);
}

/** The list: which rows there are, which of them are selected, and how they are shown. */
import type { Scope } from '../../../src/model/captureScope.ts';
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import type { FoundBytes, RowBytes } from '../../../src/page/findMessages.ts';
import type { ViewSummary } from '../../../src/page/listMessages.ts';
import { listStyleOf, type ListStyle } from './listStyle.ts';
import { isPlace, type Place } from './place.ts';
import { selectionAfter, type RowSelection, type SelectHow } from './rowSelection.ts';
import type { InheritAction, SettingsAction } from './shellState.ts';
import { savedFields, type Changes, type StatePart } from './statePart.ts';

export interface ListState {
  /** Absent until the first notice, and between a change of scope and its first summary. */
  readonly summary?: ViewSummary;
  readonly scope: Scope;
  readonly title: string;
  /** The title of the predecessor's scope, if that ended with its window. */
  readonly goneTitle: string;
  readonly follow: boolean;
  readonly paused: boolean;
  /** While paused: the summary that the list continues to show, once there is one. */
  readonly frozen?: ViewSummary;
  readonly timeFormat: TimeFormat;
  /** Another number: loaded rows may have other colors. */
  readonly colorRules: number;
  /** The predecessor's position in the list; absent once it is restored or invalid. */
  readonly place?: Place;
  /** Number of the view row with the cursor, which the detail pane shows. */
  readonly selected?: number;
  /** All selected rows; present if `selected` is. */
  readonly selection?: RowSelection;
  /** Whether the row with the cursor is shown in the detail pane. */
  readonly detailOpen: boolean;
  /** The find widget's current match: a row of the list and bytes of it. */
  readonly found?: FoundBytes;
  readonly look: ListStyle;
}

export type SummaryAction = { readonly type: 'summary'; readonly summary: ViewSummary };
export type ListAction =
  | SummaryAction
  | { readonly type: 'scope'; readonly scope: Scope; readonly title: string }
  | { readonly type: 'forgetTitle' }
  | { readonly type: 'pause'; readonly paused: boolean }
  /** The list has been scrolled to the restored position. */
  | { readonly type: 'placed' }
  | { readonly type: 'follow'; readonly follow: boolean }
  | { readonly type: 'select'; readonly row: number; readonly open: boolean; readonly how?: SelectHow }
  | { readonly type: 'selectAll' }
  | { readonly type: 'closeDetail' }
  /** The find widget's current match; absent: none. */
  | { readonly type: 'found'; readonly at?: FoundBytes }
  | { readonly type: 'listStyle'; readonly style: ListStyle };

/** The listed rows: those of the latest summary, or of the one at the time of the pause. */
export function listed({ frozen, summary }: ListState): ViewSummary | undefined {
  return frozen ?? summary;
}

/** The current match's part in a row. */
export function foundIn(found: FoundBytes | undefined, row: number | undefined): RowBytes | undefined {
  return found?.row === row ? found : found?.rest?.find((one) => one.row === row);
}

const titleLimit = 1000;

export const listPart: StatePart<ListState, ListAction | SettingsAction | InheritAction> = {
  first: ({ follow, place, look, title, detailOpen }) => ({
    scope: {},
    title: '',
    goneTitle: typeof title === 'string' ? title.slice(0, titleLimit) : '',
    follow: follow !== false,
    paused: false,
    timeFormat: 'time',
    colorRules: 0,
    ...(isPlace(place) ? { place } : {}),
    detailOpen: detailOpen === true,
    look: listStyleOf(look),
  }),
  changes: {
    settings: (_state, { settings: { timeFormat, colorRules } }) => ({ timeFormat, colorRules }),
    inherit: ({ scope }, { saved }) => {
      const { look, goneTitle } = listPart.first(savedFields(saved));
      return { look, goneTitle: scope.id === undefined ? goneTitle : '' };
    },
    summary: summarised,
    scope: (state, { scope, title }) => {
      const goneTitle = scope.id === undefined ? state.goneTitle : '';
      if (scope.id === state.scope.id) return { title, goneTitle };
      // A restored page keeps its state.
      if (state.place !== undefined) return { scope, title, goneTitle };
      return { ...deselected, summary: undefined, frozen: undefined, scope, title, goneTitle, follow: true };
    },
    forgetTitle: () => ({ goneTitle: '' }),
    pause: (state, { paused }) => {
      if (state.paused === paused) return undefined;
      if (!paused) return { paused, frozen: undefined, ...withoutGone(state, state.summary) };
      return { paused, frozen: frozenAt(undefined, state.summary, false) };
    },
    placed: () => ({ place: undefined }),
    follow: (_state, { follow }) => ({ follow }),
    select: (state, { row, open, how }) => ({
      selected: row,
      selection: selectionAfter(state.selection, row, how),
      detailOpen: state.detailOpen || open,
      // Selecting a row stops following the end, so that the row does not scroll away.
      follow: isLast(state, row) && state.follow,
    }),
    selectAll: allSelected,
    closeDetail: () => ({ detailOpen: false }),
    found: (_state, { at }) => ({ found: at }),
    listStyle: (_state, { style }) => ({ look: style }),
  },
  saved: ({ follow, detailOpen, look, scope, goneTitle, title }) => ({
    follow,
    detailOpen,
    look,
    title: scope.id === undefined ? goneTitle : title,
  }),
};

const deselected = {
  selected: undefined,
  selection: undefined,
  found: undefined,
  detailOpen: false,
} as const satisfies Changes<ListState>;

function summarised(state: ListState, { summary }: SummaryAction): Changes<ListState> {
  if (state.place !== undefined) return returned(state.place, summary);
  const isRenumbered = state.summary !== undefined && state.summary.generation !== summary.generation;
  const changes = { summary, ...(isRenumbered ? deselected : {}) };
  if (state.paused) return { ...changes, frozen: frozenAt(state.frozen, summary, isRenumbered) };
  return { ...changes, ...withoutGone(state, summary) };
}

/** A paused list keeps its rows; if they were renumbered, it takes the new ones once the search is complete. */
function frozenAt(
  frozen: ViewSummary | undefined,
  summary: ViewSummary | undefined,
  isRenumbered: boolean,
): ViewSummary | undefined {
  if (frozen !== undefined && !isRenumbered) return frozen;
  return summary?.searching === true ? undefined : summary;
}

/** After a reload: restores the position, if the rows are still the same. */
function returned(place: Place, summary: ViewSummary): Changes<ListState> {
  const isSame = place.startedAtMs === summary.startedAtMs && place.generation === summary.generation;
  if (!isSame) return { ...deselected, place: undefined, summary, follow: true };
  const { selected, paused: rows } = place;
  return {
    summary,
    ...(selected === undefined ? {} : { selected, selection: selectionAfter(undefined, selected) }),
    ...(rows === undefined ? {} : { paused: true, frozen: { ...summary, ...rows } }),
  };
}

/** Deselects rows that no longer exist. */
function withoutGone({ selected }: ListState, summary: ViewSummary | undefined): Changes<ListState> {
  return selected !== undefined && summary !== undefined && selected < summary.viewFirst ? deselected : {};
}

function isLast(state: ListState, row: number): boolean {
  return row === (listed(state)?.viewNext ?? 0) - 1;
}

/** Selects all rows without moving the cursor or scrolling. */
function allSelected(state: ListState): Changes<ListState> | undefined {
  const rows = listed(state);
  if (rows === undefined || rows.viewNext === rows.viewFirst) return undefined;
  const { viewFirst: from, viewNext: to } = rows;
  const { selected = to - 1 } = state;
  return { selected, selection: { ranges: [{ from, to }], anchor: selected } };
}

/** The page's state, made of its parts. Rows and bytes are in the caches. */
import { composerPart, type ComposerAction, type ComposerState } from './composerState.ts';
import { detailPart, type DetailAction, type DetailState } from './detailState.ts';
import { filterPart, type FilterAction, type FilterState } from './filterState.ts';
import { listPart, listed, type ListAction, type ListState } from './listState.ts';
import type { Place } from './place.ts';
import { shellPart, type ShellAction, type ShellState } from './shellState.ts';
import { socketsPart, type SocketsAction, type SocketsState } from './socketsState.ts';
import { changed, savedFields, type Changes, type Saved } from './statePart.ts';
import { streamPart, type StreamAction, type StreamState } from './streamState.ts';

export type PageState = ShellState &
  SocketsState &
  FilterState &
  ListState &
  DetailState &
  StreamState &
  ComposerState;

/** All actions that change it. */
export type Action =
  ShellAction | SocketsAction | FilterAction | ListAction | DetailAction | StreamAction | ComposerAction;

/** To add a part: its file, a line above for each of its types, and a line here. */
const parts = [shellPart, socketsPart, filterPart, listPart, detailPart, streamPart, composerPart] as const;

type AnyChange = (state: PageState, action: Action) => Changes<PageState> | undefined;

/** By type of action: a change by each part that follows it. Each part's table is checked where it is written. */
const changes = new Map<string, AnyChange[]>();
for (const part of parts)
  for (const [type, change] of Object.entries(part.changes))
    changes.set(type, [...(changes.get(type) ?? []), change as AnyChange]);

/** The next state. Pure; returns the same object if nothing changes. */
export function reduce(state: PageState, action: Action): PageState {
  const each = changes.get(action.type) ?? [];
  // All parts see the state before the action.
  return each.reduce((next, change) => changed(next, change(state, action)), state);
}

/** The initial state. `saved` is untrusted and may be anything. */
export function initialState(saved: unknown): PageState {
  const from = savedFields(saved);
  return {
    ...shellPart.first(from),
    ...socketsPart.first(from),
    ...filterPart.first(from),
    ...listPart.first(from),
    ...detailPart.first(from),
    ...streamPart.first(from),
    ...composerPart.first(from),
  };
}

/** What a successor of the page starts with. `top`: the row at the top of the list, as in `Place`. */
export function savedState(state: PageState, top?: number): Saved {
  const place = state.place ?? (top === undefined ? undefined : placeOf(state, top));
  return {
    ...shellPart.saved(state),
    ...socketsPart.saved(state),
    ...filterPart.saved(state),
    ...listPart.saved(state),
    ...detailPart.saved(state),
    ...streamPart.saved(state),
    ...composerPart.saved(state),
    ...(place === undefined ? {} : { place }),
  };
}

function placeOf(state: PageState, top: number): Place | undefined {
  const summary = listed(state);
  if (summary === undefined) return undefined;
  const { startedAtMs, generation, viewFirst, viewNext } = summary;
  return {
    startedAtMs,
    generation,
    top,
    ...(state.selected === undefined ? {} : { selected: state.selected }),
    ...(state.frozen === undefined ? {} : { paused: { viewFirst, viewNext } }),
  };
}

/** The followed stream and the chart. */
import {
  streamDirections,
  streamModes,
  type StreamDirection,
  type StreamMode,
  type StreamPlace,
} from '../../../src/model/follow.ts';
import type { InheritAction } from './shellState.ts';
import { savedFields, type StatePart } from './statePart.ts';

export interface StreamState {
  readonly streams: StreamsState;
}

export type StreamAction = { readonly type: 'streams'; readonly change: StreamsChange };

export const streamPart: StatePart<StreamState, StreamAction | InheritAction> = {
  first: ({ streams }) => ({ streams: streamsOf(streams) }),
  changes: {
    streams: ({ streams }, { change }) => ({ streams: reduceStreams(streams, change) }),
    inherit: ({ streams }, { saved }) => ({
      streams: inheritedStreams(streamsOf(savedFields(saved)['streams']), streams),
    }),
  },
  saved: ({ streams }) => ({ streams }),
};

/** The saved state of the followed stream and the chart. */
export interface StreamsState {
  /** The followed connection, shown in place of the list. Ids are only valid within one capture. */
  readonly open?: { readonly id: number; readonly startedAtMs: number };
  readonly direction: StreamDirection;
  readonly mode: StreamMode;
  /** The byte at the top of the view; absent: it follows the end. */
  readonly place?: StreamPlace;
  readonly chart: boolean;
  readonly chartOf: 'bytes' | 'events';
}

/** `saved` is untrusted and may be anything. */
export function streamsOf(saved: unknown): StreamsState {
  const from = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<string, unknown>;
  const open = isNumbers(from['open'], ['id', 'startedAtMs']) ? from['open'] : undefined;
  const place = isNumbers(from['place'], ['seq', 'offset']) ? from['place'] : undefined;
  return {
    ...(open === undefined ? {} : { open: { id: open.id, startedAtMs: open.startedAtMs } }),
    direction: streamDirections.find((one) => one === from['direction']) ?? 'both',
    mode: streamModes.find((one) => one === from['mode']) ?? 'text',
    ...(place === undefined ? {} : { place: { seq: place.seq, offset: place.offset } }),
    chart: from['chart'] === true,
    chartOf: from['chartOf'] === 'events' ? 'events' : 'bytes',
  };
}

/** The next state; the same object if nothing changes. A newly opened stream is shown at its end. */
export function reduceStreams(state: StreamsState, change: StreamsChange): StreamsState {
  const { open: _open, place: _place, ...rest } = state;
  switch (change.kind) {
    case 'open':
      if (state.open?.id === change.id && state.open.startedAtMs === change.startedAtMs) return state;
      return { ...rest, open: { id: change.id, startedAtMs: change.startedAtMs } };
    case 'close':
      return state.open === undefined ? state : rest;
    case 'place': {
      const { place: _old, ...others } = state;
      return change.place === undefined ? others : { ...others, place: change.place };
    }
    case 'set':
      return { ...state, ...change.fields };
  }
}

/** Inherits another page's options but not its followed connection, which stays this page's own. */
export function inheritedStreams(from: StreamsState, { open }: StreamsState): StreamsState {
  const rest = reduceStreams(from, { kind: 'close' });
  return open === undefined ? rest : { ...rest, open };
}

export type StreamsChange =
  | { readonly kind: 'open'; readonly id: number; readonly startedAtMs: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'place'; readonly place: StreamPlace | undefined }
  | {
      readonly kind: 'set';
      readonly fields: Partial<Pick<StreamsState, 'direction' | 'mode' | 'chart' | 'chartOf'>>;
    };

function isNumbers<Key extends string>(value: unknown, keys: readonly Key[]): value is Record<Key, number> {
  if (typeof value !== 'object' || value === null) return false;
  return keys.every((key) => {
    const field = (value as Record<string, unknown>)[key];
    return Number.isFinite(field) && Number(field) >= 0;
  });
}

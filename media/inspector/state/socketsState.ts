/** The sockets, and to which of them the composer sends. */
import type { Endpoint } from '../../../src/model/endpoint.ts';
import type { EndpointsNotice } from '../../../src/page/socketMessages.ts';
import type { InheritAction } from './shellState.ts';
import { savedFields, type Saved, type StatePart } from './statePart.ts';

export interface SocketsState {
  readonly endpoints: readonly Endpoint[];
  readonly rates: { readonly inBytesPerSecond: number; readonly outBytesPerSecond: number };
  /** Number of sockets of the last window that can be restarted. */
  readonly previousSession: number;
  /** The composer's target: the host's, or the one picked since. */
  readonly target?: number;
  readonly targetLabel?: string;
  /** A line about the target because it has changed by itself; empty: none. */
  readonly targetNote: string;
  /** Picked here and not acknowledged by the host yet. */
  readonly picked?: number;
  readonly stripOpen: boolean;
}

export type SocketsAction =
  | { readonly type: 'endpoints'; readonly notice: EndpointsNotice }
  /** The user has picked a target; `targetConfirmed`: the host has acknowledged it. */
  | { readonly type: 'pickTarget'; readonly id: number }
  | { readonly type: 'targetConfirmed'; readonly id: number }
  | { readonly type: 'strip'; readonly open: boolean };

const stripOpenOf = ({ stripOpen }: Saved): boolean => stripOpen === true;

export const socketsPart: StatePart<SocketsState, SocketsAction | InheritAction> = {
  first: (saved) => ({
    endpoints: [],
    rates: { inBytesPerSecond: 0, outBytesPerSecond: 0 },
    previousSession: 0,
    targetNote: '',
    stripOpen: stripOpenOf(saved),
  }),
  changes: {
    // The host's target is older than a choice that it has not acknowledged.
    endpoints: ({ picked }, { notice }) => ({
      ...notice,
      target: picked ?? notice.target,
      targetLabel: notice.targetLabel,
    }),
    pickTarget: (_state, { id }) => ({ target: id, picked: id, targetNote: '' }),
    targetConfirmed: ({ picked }, { id }) => (picked === id ? { picked: undefined } : undefined),
    strip: (_state, { open }) => ({ stripOpen: open }),
    inherit: (_state, { saved }) => ({ stripOpen: stripOpenOf(savedFields(saved)) }),
  },
  saved: ({ stripOpen }) => ({ stripOpen }),
};

/** The context keys for the manifest's when clauses, so that only commands that can work are offered. No vscode in here. */
import { isDatagram, transports } from '../../model/transports.ts';
import { isRelay, responds } from '../../model/endpointKinds.ts';
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { canSendTo, canStartTls, isOpen, isOpenConnection } from '../../model/endpointText.ts';
import type { Startables } from '../saved/startables.ts';
import type { RepeatSender } from '../repeats/repeatSender.ts';
import type { HeldActions } from '../actions/heldActions.ts';
import type { SentPayloads } from '../actions/sentPayloads.ts';
import type { SendTarget } from '../targets/sendTarget.ts';

/** Set as `socketLab.<name>`. */
export const contextNames = [
  'hasEndpoints',
  'hasOpen',
  'hasClosed',
  'hasListeners',
  'hasRelays',
  'hasFaults',
  'hasHeld',
  'hasTcpStreams',
  'hasReading',
  'hasPaused',
  'hasHalfOpen',
  'hasPlainStreams',
  'hasPrevious',
  'hasSaved',
  'hasTraffic',
  'canSend',
  'hasSent',
  'isRepeating',
] as const;

export type ContextName = (typeof contextNames)[number];

export interface ContextSources {
  readonly ledger: Ledger;
  readonly store: Pick<CaptureStore, 'first' | 'next'>;
  readonly startables: Pick<Startables, 'previous' | 'saved'>;
  readonly target: Pick<SendTarget, 'hasCandidates'>;
  readonly sent: Pick<SentPayloads, 'isEmpty'>;
  readonly repeats: Pick<RepeatSender, 'isIdle'>;
  readonly held: Pick<HeldActions, 'isEmpty'>;
}

export function contextKeys({
  ledger,
  store,
  startables,
  target,
  sent,
  repeats,
  held,
}: ContextSources): Readonly<Record<ContextName, boolean>> {
  const endpoints = ledger.endpoints(0);
  const open = endpoints.filter(isOpen);
  const streams = open.filter(
    ({ transport, openConnections }) => !isDatagram(transport) && openConnections > 0,
  );
  const onStream = (fits: Parameters<Ledger['someConnection']>[1]) =>
    streams.some(({ id }) =>
      ledger.someConnection(id, (connection) => isOpenConnection(connection) && fits(connection)),
    );
  return {
    hasEndpoints: endpoints.length > 0,
    hasOpen: open.length > 0,
    hasClosed: open.length < endpoints.length,
    hasListeners: open.some(({ kind }) => responds(kind)),
    // Those of a relay that is not open are for its next start.
    hasRelays: endpoints.some(({ kind }) => isRelay(kind)),
    hasFaults: endpoints.some(({ faults = [] }) => faults.length > 0),
    hasHeld: !held.isEmpty,
    hasTcpStreams: streams.some(({ transport }) => transports[transport].resets),
    hasReading: onStream(({ readingPaused }) => !readingPaused),
    hasPaused: onStream(({ readingPaused }) => readingPaused),
    hasHalfOpen: onStream(canSendTo),
    hasPlainStreams: streams.some((endpoint) =>
      ledger.someConnection(endpoint.id, (connection) => canStartTls(connection, endpoint)),
    ),
    hasPrevious: startables.previous().length > 0,
    hasSaved: startables.saved().length > 0,
    hasTraffic: store.next > store.first,
    canSend: target.hasCandidates(),
    hasSent: !sent.isEmpty,
    isRepeating: !repeats.isIdle,
  };
}

/** A target that cannot be sent to right now: the reason, and its text. No vscode in here. */
import { isDatagram } from '../../model/transports.ts';
import { accepts } from '../../model/endpointKinds.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { isOpen } from '../../model/endpointText.ts';

export type WhyUnreachable =
  /** A listener without connections. */
  | 'noClient'
  /** A UDP listener that has received nothing, or whose peers are no longer listed. */
  | 'noPeer'
  /** A client that is still connecting, or reconnecting. */
  | 'notConnected'
  /** We have ended our side; the peer may still send. */
  | 'ended'
  | 'closed';

export interface UnreachableTarget {
  readonly id: number;
  readonly label: string;
  readonly why: WhyUnreachable;
}

/** The reason why an endpoint or a connection cannot be sent to. */
export function whyUnreachable(ledger: Ledger, id: number): WhyUnreachable {
  const endpoint = ledger.endpoint(id, 0);
  if (endpoint === undefined) return ofConnection(ledger.connection(id)?.state);
  if (!isOpen(endpoint)) return 'closed';
  if (ledger.someConnection(id, ({ state }) => state === 'ended')) return 'ended';
  return ofOpen(endpoint);
}

function ofConnection(state: Connection['state'] | undefined): WhyUnreachable {
  return state === 'ended' ? 'ended' : state === 'connecting' ? 'notConnected' : 'closed';
}

function ofOpen({ kind, transport, state }: Endpoint): WhyUnreachable {
  if (accepts(kind)) return isDatagram(transport) ? 'noPeer' : 'noClient';
  return state === 'connected' ? 'closed' : 'notConnected';
}

/** A sentence without a full stop. */
export function unreachableSentence({ label, why }: UnreachableTarget): string {
  switch (why) {
    case 'noClient':
      return `No client is connected to ${label}`;
    case 'noPeer':
      return `No peer of ${label} is known`;
    case 'ended':
      return `Nothing more can be sent to ${label}, half-closed by us`;
    case 'notConnected':
    case 'closed':
      return `${label} is ${unreachableWords[why]}`;
  }
}

/** The reason in two or three words, for use beside the label. */
export const unreachableWords: Readonly<Record<WhyUnreachable, string>> = {
  noClient: 'no client',
  noPeer: 'no peer',
  notConnected: 'not connected yet',
  ended: 'half-closed by us',
  closed: 'not open',
};

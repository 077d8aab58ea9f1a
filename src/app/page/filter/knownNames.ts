import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { KnownNames } from '../../../language/filter/completeFilter.ts';
import { endpointLabel, endpointStateText } from '../../../model/endpointText.ts';

/** Peers and endpoints offered. */
const knownLimit = 1000;

/** What a filter of this capture may name. */
export function knownNames(ledger: Ledger): KnownNames {
  const endpoints = ledger.endpoints(knownLimit);
  const peers = endpoints.flatMap(({ connections }) => connections.map(({ remote }) => remote));
  return {
    peers: [...new Set(peers.filter((peer) => peer !== ''))].slice(0, knownLimit),
    endpoints: endpoints
      .slice(0, knownLimit)
      .map((endpoint) => ({ text: endpointLabel(endpoint), detail: endpointStateText(endpoint) })),
  };
}

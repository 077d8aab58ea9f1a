/** How the list names a row's endpoint and its peer. */
import { namedRemote, rowPeer, type RowPeer } from '../../capture/ledger/rowPeer.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { accepts, isClient } from '../../model/endpointKinds.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { endpointLabel } from '../../model/endpointText.ts';

/** Like `rowPeer`, but empty for a listener's own steps, which are about nobody else. */
export function shownPeer(ledger: Ledger): RowPeer {
  const peerOf = rowPeer(ledger);
  return (row) => {
    const isOwn = row.connection === 0 && namedRemote(row) === undefined;
    return isOwn && accepts(ledger.namesAt(row.endpoint, row.seq)?.kind) ? '' : peerOf(row);
  };
}

/** A client's is an arrow to where it connects, as a listener there has the same address. */
export function shownEndpoint(names: Pick<Endpoint, 'kind' | 'address' | 'requested' | 'name'>): string {
  const label = endpointLabel(names);
  return isClient(names.kind) ? `→ ${label.replace(/^tcp:\/\//, '')}` : label;
}

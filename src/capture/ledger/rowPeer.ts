import { hasPath } from '../../model/transports.ts';
import { shortAddress } from '../../model/endpointText.ts';
import type { LifecycleEvent } from '../../model/eventText.ts';
import { withoutScheme } from '../../address/formatAddress.ts';
import type { Ledger } from './ledger.ts';

/** A row as far as it has names: its number in the capture, its endpoint and its connection (0: none). */
export interface NamedRow {
  readonly seq: number;
  readonly endpoint: number;
  readonly connection: number;
  /** Of a lifecycle event: it may name somebody itself. */
  readonly event?: LifecycleEvent | undefined;
}

/** Who a row is about; empty where unknown. */
export type RowPeer = (row: NamedRow) => string;

/**
 * Whom the event itself names: an address that was tried, somebody who was turned away. Else the connection's remote
 * address; where that has no name, or there is no connection, the endpoint's own at the time, without its scheme.
 * Never the endpoint's for a connection that is not known.
 */
export function rowPeer(ledger: Ledger): RowPeer {
  return (row) => {
    const { seq, endpoint, connection } = row;
    const names = ledger.namesAt(endpoint, seq);
    const named = hasPath(names?.transport) ? undefined : namedRemote(row);
    if (named !== undefined) return named;
    const known = connection === 0 ? undefined : ledger.connection(connection);
    if (known === undefined && connection !== 0) return '';
    if (known !== undefined && known.remote !== '') return known.remote;
    return withoutScheme(shortAddress(names?.address ?? ''));
  };
}

/** Who a lifecycle event says it is about, without the scheme: `127.0.0.1:53131`. */
export function namedRemote({ event }: NamedRow): string | undefined {
  if (event === undefined || !('remote' in event) || event.remote === '') return undefined;
  return withoutScheme(event.remote);
}

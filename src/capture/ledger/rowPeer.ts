/** The peer that a row is about, as the list shows it. */
import { hasPath } from '../../model/transports.ts';
import type { LifecycleEvent } from '../../model/eventText.ts';
import { plainAddress, withoutScheme } from '../../model/addressText.ts';
import type { Ledger } from './ledger.ts';

/** The part of a row that names its peer: its number, its endpoint and its connection (0: none). */
export interface NamedRow {
  readonly seq: number;
  readonly endpoint: number;
  readonly connection: number;
  /** A lifecycle event may name a peer itself. */
  readonly event?: LifecycleEvent | undefined;
}

/** The peer of a row; empty if unknown. */
export type RowPeer = (row: NamedRow) => string;

/**
 * The peer named by the event itself: an address that was tried, a peer that was refused. Otherwise the connection's
 * remote address; where that is unnamed, or there is no connection, the endpoint's own at the time, without its scheme.
 * Never the endpoint's for an unknown connection.
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
    return withoutScheme(plainAddress(names?.address ?? ''));
  };
}

/** The peer named by a lifecycle event, without the scheme: `127.0.0.1:53131`. */
export function namedRemote({ event }: NamedRow): string | undefined {
  if (event === undefined || !('remote' in event) || event.remote === '') return undefined;
  return withoutScheme(event.remote);
}

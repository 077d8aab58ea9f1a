/** Finds the other end of a connection where both ends are sockets of ours. */
import { transportOfSide, wasAccepted } from '../../model/relayPairs.ts';
import { hasPath } from '../../model/transports.ts';
import type { ConnectionEnds, Ledger } from '../ledger/ledger.ts';

/** The id of the other end, or a sentence saying why it is unknown; neither: it is not ours. */
export type OtherEnd = { readonly id: number } | { readonly reason?: string };

/**
 * Two connections are ends of the same one where each one's local address is the other's remote one, on the same
 * transport and at the same time, as ports are reused.
 */
export function otherEnd(ledger: Ledger, connectionId: number): OtherEnd {
  const own = ledger.connection(connectionId);
  const owner = own === undefined ? undefined : ledger.namesAt(own.endpoint, Infinity);
  if (own === undefined || owner === undefined) return { reason: 'Its connection is no longer remembered.' };
  const transport = transportOfSide(owner, own.side);
  const isAccepted = wasAccepted(owner.kind, own.side);
  const isOther = (other: ConnectionEnds): boolean =>
    other.id !== own.id &&
    overlaps({ ...own, closedAt: own.closedAt }, other) &&
    (hasPath(transport)
      ? wasAccepted(other.owner.kind, other.side) !== isAccepted &&
        isSamePath(isAccepted ? own.local : own.remote, isAccepted ? other.remote : other.local)
      : isSame(own.local, other.remote) && isSame(other.local, own.remote));
  const found = ledger.findConnections(transport, isOther);
  const [id] = found;
  if (id === undefined) return {};
  if (found.length === 1) return { id };
  if (hasPath(transport))
    return {
      reason: `${found.length} connections to this path are ours, and a unix socket has no address that tells which is which.`,
    };
  return { reason: `${found.length} connections between these addresses are ours: it is unknown which.` };
}

function overlaps(one: Pick<ConnectionEnds, 'openedAt' | 'closedAt'>, other: ConnectionEnds): boolean {
  return one.openedAt <= (other.closedAt ?? Infinity) && other.openedAt <= (one.closedAt ?? Infinity);
}

/** A datagram socket bound to all addresses has no address of its own: its port decides. */
function isSame(local: string, remote: string): boolean {
  if (local === '' || remote === '') return false;
  const [, port] = /^(?:0\.0\.0\.0|\[::\]|\*)(:\d+)$/.exec(local) ?? [];
  return port === undefined ? local === remote : remote.endsWith(port);
}

function isSamePath(one: string, other: string): boolean {
  return one !== '' && one.replace(/^unix:/, '') === other.replace(/^unix:/, '');
}

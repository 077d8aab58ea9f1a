/** The connections of a relay as pairs: the side accepted from a client, and the side connected to the target. */
import type { Connection, Endpoint } from './endpoint.ts';
import { accepts, isRelay, type EndpointKind } from './endpointKinds.ts';
import { transportOfAddress, type Transport } from './transports.ts';

/** At least one of the two is known. */
export interface ConnectionPair {
  /** The id of its accepted side, whether that is still known or not. */
  readonly id: number;
  readonly accepted?: Connection;
  /** Absent until it is being connected. */
  readonly connecting?: Connection;
}

/** In the order of the first of the two. */
export function pairsOf(connections: readonly Connection[]): ConnectionPair[] {
  const pairs = new Map<number, ConnectionPair>();
  for (const connection of connections) {
    const id = pairId(connection);
    const side = connection.side === 'connecting' ? { connecting: connection } : { accepted: connection };
    pairs.set(id, { id, ...pairs.get(id), ...side });
  }
  return [...pairs.values()];
}

/** The id of the pair that a relay's connection belongs to. */
export function pairId({ id, side, pair }: Pick<Connection, 'id' | 'side' | 'pair'>): number {
  return side === 'connecting' ? (pair ?? id) : id;
}

/** Whether the peer has connected to us: of a relay, that of one of its two sides has. False for an unknown kind. */
export function wasAccepted(kind: EndpointKind | undefined, side: Connection['side']): boolean {
  return accepts(kind) && side !== 'connecting';
}

/** A relay's connection to its target is on the target's transport. */
export function transportOfSide(
  { transport, target }: Pick<Endpoint, 'transport'> & { readonly target?: string | undefined },
  side: Connection['side'],
): Transport {
  return (side === 'connecting' ? transportOfAddress(target ?? '') : undefined) ?? transport;
}

export function sidesOf({ accepted, connecting }: ConnectionPair): Connection[] {
  return [accepted, connecting].filter((side) => side !== undefined);
}

/** Whom the relay is connected to on this side. */
export function endName({ side }: Pick<Connection, 'side'>): 'client' | 'target' {
  return side === 'connecting' ? 'target' : 'client';
}

export function isOpenPair(pair: ConnectionPair): boolean {
  return sidesOf(pair).some(({ closedAt }) => closedAt === undefined);
}

/** How long it was open, in microseconds; undefined while it is, and where nothing is known of it. */
export function pairOpenUs(pair: ConnectionPair): number | undefined {
  const sides = sidesOf(pair);
  if (sides.length === 0 || isOpenPair(pair)) return undefined;
  const opened = Math.min(...sides.map(({ openedAt }) => openedAt));
  return Math.max(...sides.map(({ closedAt = opened }) => closedAt)) - opened;
}

/** How many have connected to it and still are: of a relay its pairs, half of those that are not listed. */
export function openPeers({
  kind,
  connections,
  openConnections,
}: Pick<Endpoint, 'kind' | 'connections' | 'openConnections'>): number {
  if (!isRelay(kind)) return openConnections;
  const listed = connections.slice(0, openConnections);
  return new Set(listed.map(pairId)).size + Math.ceil((openConnections - listed.length) / 2);
}

/** What can be sent to in words that say whose side it is: a client of ours and our listener share their addresses. */
import type { Connection, Endpoint } from './endpoint.ts';
import { countNumber } from './countText.ts';
import { isDatagram } from './transports.ts';
import { shortAddress, shortPeerText } from './addressText.ts';
import { endName, pairId } from './relayPairs.ts';

type Named = Pick<Endpoint, 'name' | 'address'>;

/**
 * `:52842 → :9998 (server side)`: a connection of a listener of ours. Of a relay which of its two sides it is, by the
 * ends of the pair: `:52842 ⇄ :5432 (to the target)`.
 */
export function serverSideText(listener: Owner, connection: Side): string {
  const { side, pair } = connection;
  const client = side === 'connecting' ? listener.connections?.find((one) => one.id === pair) : connection;
  const from = shortPeerText(client?.remote ?? '', pairId(connection));
  if (side === undefined) return `${from} → ${nameOf(listener)} (server side)`;
  return `${from} ⇄ ${shortAddress(listener.target ?? '')} (to the ${endName(connection)})`;
}

/** `connections`: of a relay, among them the one that this one is joined to. */
type Owner = Named & Partial<Pick<Endpoint, 'target' | 'connections'>>;
type Side = Pick<Connection, 'id' | 'remote'> & Partial<Pick<Connection, 'side' | 'pair'>>;

/** `:52842 → :9998 (client side)`: a client of ours; `local` is its own address, where it has one. */
export function clientSideText(client: Named, local: string | undefined): string {
  if (client.name !== undefined) return `${client.name} (client side)`;
  const own = local === undefined || local === '' ? '' : `${shortAddress(local)} `;
  return `${own}→ ${nameOf(client)} (client side)`;
}

/** `All clients of :9998 (4)`: a listener as a whole. */
export function allClientsText(listener: Named & Pick<Endpoint, 'transport' | 'openConnections'>): string {
  const noun = isDatagram(listener.transport) ? 'peers' : 'clients';
  return `All ${noun} of ${nameOf(listener)} (${countNumber(listener.openConnections)})`;
}

function nameOf({ name, address }: Named): string {
  return name ?? shortAddress(address);
}

/** What can be sent to in words that say whose side it is: a client of ours and our listener share their addresses. */
import type { Connection, Endpoint } from './endpoint.ts';
import { countNumber } from './countText.ts';
import { isDatagram } from './transports.ts';
import { shortAddress } from './addressText.ts';

type Named = Pick<Endpoint, 'name' | 'address'>;

/** `:52842 → :9998 (server side)`: a connection of a listener of ours. */
export function serverSideText(listener: Named, { id, remote }: Pick<Connection, 'id' | 'remote'>): string {
  // A unix socket's client has no address.
  const peer = remote === '' ? `client #${id}` : shortAddress(remote);
  return `${peer} → ${nameOf(listener)} (server side)`;
}

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

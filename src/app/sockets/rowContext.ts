/** Context values of the Sockets view's rows: the words that the manifest's when clauses test in `viewItem`. */
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { isClient } from '../../model/endpointKinds.ts';
import { canSendTo, isOpen, isOpenConnection } from '../../model/endpointText.ts';
import { isDatagram } from '../../model/transports.ts';
import type { Startable } from '../saved/startable.ts';

export function endpointContext(endpoint: Endpoint): string {
  const { kind, transport, connections, openConnections } = endpoint;
  const words = ['endpoint', kind, transport, isOpen(endpoint) ? 'open' : 'over'];
  const [own] = isClient(kind) && !isDatagram(transport) && openConnections > 0 ? connections : [];
  // A UDP client of a group has no peer until the first datagram, but can send from the start.
  const sendsAtOnce = isClient(kind) && isDatagram(transport) && isOpen(endpoint);
  if (own === undefined ? openConnections > 0 || sendsAtOnce : canSendTo(own)) words.push('sendable');
  if (own !== undefined) words.push('stream');
  if (own?.readingPaused === true) words.push('paused');
  return words.join(' ');
}

export function connectionContext(connection: Connection, { transport }: Endpoint): string {
  const words = ['connection', transport, isOpenConnection(connection) ? 'open' : 'over'];
  if (canSendTo(connection)) words.push('sendable');
  if (isOpenConnection(connection) && !isDatagram(transport)) words.push('stream');
  if (connection.readingPaused) words.push('paused');
  return words.join(' ');
}

export function startableContext({ origin, problem }: Startable): string {
  return ['startable', origin, ...(problem === undefined ? ['ready'] : [])].join(' ');
}

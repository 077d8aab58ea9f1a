/** Context values of the Sockets view's rows: the words that the manifest's when clauses test in `viewItem`. */
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { isClient, isRelay } from '../../model/endpointKinds.ts';
import { canSendTo, canStartTls, isOpen, isOpenConnection } from '../../model/endpointText.ts';
import { isFaultLineOn } from '../../model/faultLine.ts';
import type { ConnectionPair } from '../../model/relayPairs.ts';
import { isDatagram, transports } from '../../model/transports.ts';
import type { Startable } from '../saved/startable.ts';

export function endpointContext(endpoint: Endpoint): string {
  const { kind, transport, connections, openConnections } = endpoint;
  const words = ['endpoint', kind, transport, isOpen(endpoint) ? 'open' : 'over'];
  // A relay has two sides: what is sent goes to one of a pair.
  if (isRelay(kind)) return [...words, ...faultWords(endpoint.faults ?? [])].join(' ');
  const [own] = isClient(kind) && !isDatagram(transport) && openConnections > 0 ? connections : [];
  // A UDP client of a group has no peer until the first datagram, but can send from the start.
  const sendsAtOnce = isClient(kind) && isDatagram(transport) && isOpen(endpoint);
  if (own === undefined ? openConnections > 0 || sendsAtOnce : canSendTo(own)) words.push('sendable');
  if (own !== undefined) words.push('stream');
  if (own?.readingPaused === true) words.push('paused');
  if (own !== undefined && canStartTls(own, endpoint)) words.push('plain');
  return words.join(' ');
}

function faultWords(lines: readonly string[]): string[] {
  const isOn = lines.filter(isFaultLineOn).length;
  return [...(isOn > 0 ? ['faultsOn'] : []), ...(isOn < lines.length ? ['faultsOff'] : [])];
}

export function faultContext(line: string): string {
  return `fault ${isFaultLineOn(line) ? 'on' : 'off'}`;
}

/** `isHolding`: a fault holds something of it until somebody decides. */
export function pairContext(
  { accepted, connecting }: ConnectionPair,
  { transport }: Endpoint,
  isHolding = false,
): string {
  const isEitherOpen = [accepted, connecting].some((side) => side !== undefined && isOpenConnection(side));
  const words = ['pair', transport, isEitherOpen ? 'open' : 'over'];
  if (accepted !== undefined && canSendTo(accepted)) words.push('toClient');
  if (connecting !== undefined && canSendTo(connecting)) words.push('toTarget');
  if (isEitherOpen && transports[transport].resets) words.push('resettable');
  if (isHolding) words.push('held');
  return words.join(' ');
}

export function connectionContext(connection: Connection, endpoint: Endpoint): string {
  const { transport } = endpoint;
  const words = ['connection', transport, isOpenConnection(connection) ? 'open' : 'over'];
  if (canSendTo(connection)) words.push('sendable');
  if (isOpenConnection(connection) && !isDatagram(transport)) words.push('stream');
  if (connection.readingPaused) words.push('paused');
  if (canStartTls(connection, endpoint)) words.push('plain');
  return words.join(' ');
}

export function startableContext({ origin, problem }: Startable): string {
  return ['startable', origin, ...(problem === undefined ? ['ready'] : [])].join(' ');
}

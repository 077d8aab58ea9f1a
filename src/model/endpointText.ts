/** Endpoints and connections in words, the same in the tree, the page, the pickers and for screen readers. */
import { hasPath, isDatagram, isEncrypted, transports } from './transports.ts';
import { accepts, isClient, isRelay } from './endpointKinds.ts';
import { countNumber, countText } from './countText.ts';
import { plainAddress, withoutOptions } from './addressText.ts';
import type { Connection, Endpoint } from './endpoint.ts';
import { openPeers } from './relayPairs.ts';
import { formatBytes, formatDuration } from './units.ts';

/** Rates in bytes per second. */
export interface ShownRates {
  readonly inBytesPerSecond: number;
  readonly outBytesPerSecond: number;
}

/** The state first, as the end may be truncated: `listening · 3 connections · ↓ 1.2 MB (34 kB/s) ↑ 340 B` */
export function endpointDescription(endpoint: Endpoint, rates?: ShownRates): string {
  const parts = [endpointStateText(endpoint)];
  if (endpoint.name !== undefined) parts.push(addressLabel(endpoint));
  if (accepts(endpoint.kind) && isOpen(endpoint)) {
    const one = transports[endpoint.transport].peerNoun;
    if (endpoint.totalConnections > 0) parts.push(countText(openPeers(endpoint), one));
  }
  const traffic = trafficText(endpoint, rates);
  if (traffic !== '') parts.push(traffic);
  const own = ownConnection(endpoint);
  if (own !== undefined) parts.push(...startedTls(own, endpoint.transport), ...hindrances(own));
  if (endpoint.responder !== undefined) parts.push(responderText(endpoint.responder));
  if (endpoint.refused > 0) parts.push(`${countNumber(endpoint.refused)} turned away`);
  if (endpoint.dropped > 0) parts.push(`${countNumber(endpoint.dropped)} dropped`);
  parts.push(...notSent(endpoint));
  return parts.join(' · ');
}

/** `established · ↓ 41 B ↑ 29 B`, `closed · ↓ 18 B ↑ 18 B · 3 ms` */
export function connectionDescription(
  connection: Connection,
  transport: Endpoint['transport'],
  rates?: ShownRates,
): string {
  const parts = [connectionStateText(connection, transport)];
  const traffic = trafficText(connection, rates);
  if (traffic !== '') parts.push(traffic);
  parts.push(...startedTls(connection, transport), ...hindrances(connection), ...notSent(connection));
  if (connection.closedAt !== undefined)
    parts.push(formatDuration(connection.closedAt - connection.openedAt));
  return parts.join(' · ');
}

/** Bytes that were still queued when it was stopped or reset. */
export function notSent({ lost = 0 }: Pick<Connection, 'lost'>): string[] {
  return lost > 0 ? [`${formatBytes(lost)} not sent`] : [];
}

/** Whether TLS can be started on it now: a stream that began without, and is open in both directions. */
export function canStartTls(
  { state, tls }: Pick<Connection, 'state'> & { readonly tls?: string | undefined },
  { kind, transport }: Pick<Endpoint, 'kind' | 'transport'>,
): boolean {
  const isPlainStream = !isDatagram(transport) && !isEncrypted(transport) && !isRelay(kind);
  return isPlainStream && state === 'established' && tls === undefined;
}

/** `TLS 1.3`, of a connection that began without it. */
export function startedTls({ tls }: Pick<Connection, 'tls'>, transport: Endpoint['transport']): string[] {
  return tls === undefined || isEncrypted(transport) ? [] : [tls];
}

export function hindrances({ readingPaused, queued }: Connection): string[] {
  const parts: string[] = [];
  if (readingPaused) parts.push('reading paused');
  if (queued > 0) parts.push(`${formatBytes(queued)} queued`);
  return parts;
}

/** The single connection of a connected client, which the client's own row represents. */
export function ownConnection({ kind, state, connections }: Endpoint): Connection | undefined {
  return isClient(kind) && state === 'connected' ? connections[0] : undefined;
}

/** The state in a word or two; a failure with its code. */
export function endpointStateText(endpoint: Endpoint): string {
  const own = ownConnection(endpoint);
  if (own !== undefined && own.state !== 'established') return connectionStateText(own, endpoint.transport);
  if (endpoint.state !== 'failed') return endpoint.state;
  const code = endpoint.error?.code;
  if (code === undefined) return 'failed';
  const words = code === 'ECONNREFUSED' ? 'refused' : code === 'ETIMEDOUT' ? 'timed out' : 'failed';
  return `${words} · ${code}`;
}

/** A UDP peer is never "established": it is known only by its datagrams. */
export function connectionStateText({ state, error }: Connection, transport: Endpoint['transport']): string {
  if (isDatagram(transport) && state === 'established') return 'peer';
  switch (state) {
    case 'peerEnded':
      return 'half-closed by the peer';
    case 'ended':
      return 'half-closed by us';
    case 'failed':
      return error === undefined ? 'failed' : `failed · ${error.code}`;
    case 'connecting':
    case 'established':
    case 'closed':
    case 'reset':
      return state;
  }
}

/** `↓ 1.2 MB (34 kB/s) ↑ 340 B`; only the directions that carried something, rates while something flows. */
export function trafficText(
  { bytesIn, bytesOut }: { readonly bytesIn: number; readonly bytesOut: number },
  { inBytesPerSecond, outBytesPerSecond }: ShownRates = { inBytesPerSecond: 0, outBytesPerSecond: 0 },
): string {
  const parts: string[] = [];
  if (bytesIn > 0) parts.push(`↓ ${formatBytes(bytesIn)}${rateText(inBytesPerSecond)}`);
  if (bytesOut > 0) parts.push(`↑ ${formatBytes(bytesOut)}${rateText(outBytesPerSecond)}`);
  return parts.join(' ');
}

/** Bytes per second below which no rate is shown: single messages have no rate, and an average fades slowly. */
export const leastShownRate = 1000;

/** ` (34 kB/s)`; empty where nothing flows. */
export function rateText(bytesPerSecond: number): string {
  return bytesPerSecond < leastShownRate ? '' : ` (${formatBytes(Math.round(bytesPerSecond))}/s)`;
}

/** The first rule, shortened: `echo`, `reply "Rxd data, thanks!." then close`. */
export function responderText(responder: string): string {
  const lines = responder.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  const first = (lines[0] ?? '').trim().replace(/^on (?:data )?(?=reply)/, '');
  const short = first.length > 40 ? `${first.slice(0, 39)}…` : first;
  return lines.length > 1 ? `${short} + ${lines.length - 1}` : short;
}

/** The label of an endpoint: its name if it has one, else its address. */
export function endpointLabel(endpoint: Pick<Endpoint, 'address' | 'requested' | 'name'>): string {
  return endpoint.name ?? addressLabel(endpoint);
}

/** The real address without options, but `*` where it listens on all interfaces. */
export function wholeAddress({ address, requested }: Pick<Endpoint, 'address' | 'requested'>): string {
  const bare = withoutOptions(address);
  // The kernel reports [::], which reads as if IPv4 were excluded.
  return requested.includes('://*:') ? bare.replace(/:\/\/(\[::\]|0\.0\.0\.0):/, '://*:') : bare;
}

/** The same, short enough for a list: only the end of a long path. */
export function addressLabel(endpoint: Pick<Endpoint, 'address' | 'requested'>): string {
  return plainAddress(wholeAddress(endpoint));
}

/** The label of a connection: the peer's address, or ours where the peer has none (unix clients). */
export function connectionLabel(connection: Connection, transport: Endpoint['transport']): string {
  if (connection.remote !== '') return connection.remote;
  return hasPath(transport) ? `peer #${connection.id}` : `#${connection.id}`;
}

/** The whole line for a screen reader: no arrows, no dots. */
export function spokenDescription(label: string, description: string): string {
  const words = description
    .replaceAll(/↓ ([^↑·]+)/g, 'received $1')
    .replaceAll('↑ ', 'sent ')
    .replaceAll(' · ', ', ')
    .replaceAll('  ', ' ');
  return `${label}, ${words}`;
}

export function isOpen({ state }: Pick<Endpoint, 'state'>): boolean {
  return state !== 'closed' && state !== 'failed';
}

export function isOpenConnection({ state }: Pick<Connection, 'state'>): boolean {
  return state === 'established' || state === 'peerEnded' || state === 'ended' || state === 'connecting';
}

/** Whether bytes can be sent to it now. */
export function canSendTo({ state }: Pick<Connection, 'state'>): boolean {
  return state === 'established' || state === 'peerEnded';
}

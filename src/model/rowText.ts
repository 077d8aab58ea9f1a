/**
 * Endpoints and connections as rows of the Sockets view, short enough for a sidebar of 300 pixels: what changes and what
 * is unusual. Tooltips and screen readers have the whole address.
 */
import { accepts, isClient, isRelay } from './endpointKinds.ts';
import { countNumber, countText } from './countText.ts';
import type { Connection, Endpoint } from './endpoint.ts';
import {
  connectionLabel,
  connectionStateText,
  endpointStateText,
  hindrances,
  isOpen,
  leastShownRate,
  notSent,
  ownConnection,
  startedTls,
  trafficText,
  wholeAddress,
  type ShownRates,
} from './endpointText.ts';
import { shortAddress, withoutOptions } from './addressText.ts';
import { faultsText } from './faultLine.ts';
import { openPeers } from './relayPairs.ts';
import { hasPath, transports } from './transports.ts';
import { formatBytes, formatDuration } from './units.ts';

/**
 * A client's label has an arrow, to be told from its listener's at a glance: the two often have one address, and are
 * told apart by their icons only where these are learned. A relay's says from where to where: `:9000 → :5432`.
 */
export function endpointRowLabel(endpoint: NamedRow): string {
  if (isClient(endpoint.kind)) return `→ ${endpoint.name ?? shortAddress(endpoint.address)}`;
  return endpoint.name ?? shortPlace(endpoint);
}

type NamedRow = Pick<Endpoint, 'kind' | 'name' | 'address'> & Partial<Pick<Endpoint, 'requested' | 'target'>>;

/** The addresses of an endpoint, as short as they can be told from others on this machine. */
export function shortPlace({ kind, address, requested = address, target }: NamedRow): string {
  const own = shortAddress(wholeAddress({ address, requested }));
  return isRelay(kind) && target !== undefined ? `${own} → ${shortAddress(target)}` : own;
}

/**
 * `TCP · upper · 2 connections · ↓ 41 B ↑ 29 B`. Without `rates` no counters either, and nothing of what is `held` for a
 * decision: for a row whose connections stand below it with theirs.
 */
export function endpointRowDescription(endpoint: Endpoint, rates: ShownRates | undefined, held = 0): string {
  const address = endpoint.name === undefined ? [] : [shortPlace(endpoint)];
  const facts = endpointFacts(endpoint, rates, held);
  return [transports[endpoint.transport].label, ...address, ...facts].join(' · ');
}

/** `tcp relay Slow, tcp://127.0.0.1:9000 to tcp://127.0.0.1:5432`: the row's name for a screen reader. */
export function spokenEndpointName(endpoint: Endpoint): string {
  const { transport, kind, name, target } = endpoint;
  const place = [wholeAddress(endpoint), ...(target === undefined ? [] : [withoutOptions(target)])];
  return [`${transport} ${kind}`, ...(name === undefined ? [] : [`${name},`]), place.join(' to ')].join(' ');
}

/** The description for a screen reader, after that name, and with the state in any case. */
export function spokenEndpointFacts(endpoint: Endpoint, rates: ShownRates | undefined, held = 0): string {
  const facts = endpointFacts(endpoint, rates, held);
  const state = endpointStateText(endpoint);
  return (facts.includes(state) ? facts : [state, ...facts]).join(' · ');
}

function endpointFacts(endpoint: Endpoint, rates: ShownRates | undefined, held: number): string[] {
  const { kind, totalConnections, responder, refused, dropped } = endpoint;
  const facts: string[] = [];
  const state = endpointStateText(endpoint);
  if (!usualStates.has(state)) facts.push(state);
  if (held > 0 && rates !== undefined) facts.push(`${countNumber(held)} held`);
  if (responder !== undefined) facts.push(shortResponder(responder));
  if (accepts(kind) && isOpen(endpoint) && totalConnections > 0)
    facts.push(countText(openPeers(endpoint), transports[endpoint.transport].peerNoun));
  const faults = faultsText(endpoint.faults ?? []);
  if (faults !== undefined) facts.push(faults);
  if (rates !== undefined) facts.push(...trafficFacts(endpoint, rates));
  const own = ownConnection(endpoint);
  if (own !== undefined) facts.push(...startedTls(own, endpoint.transport), ...hindrances(own));
  if (refused > 0) facts.push(`${countNumber(refused)} turned away`);
  if (dropped > 0) facts.push(`${countNumber(dropped)} dropped`);
  facts.push(...notSent(endpoint));
  return facts;
}

const usualStates: ReadonlySet<string> = new Set(['listening', 'bound', 'connected']);

/** The rate of both directions while something flows, `1.2 kB/s`, otherwise the counters. */
function trafficFacts(endpoint: Endpoint, { inBytesPerSecond, outBytesPerSecond }: ShownRates): string[] {
  // What a relay receives it sends: what comes out counts once.
  const both = (isRelay(endpoint.kind) ? 0 : inBytesPerSecond) + outBytesPerSecond;
  if (both >= leastShownRate) return [`${formatBytes(Math.round(both))}/s`];
  const counters = trafficText(endpoint);
  return counters === '' ? [] : [counters];
}

/** A service by its name; rules only by their number. */
export function shortResponder(responder: string): string {
  const lines = responder
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[^#]/.test(line) && !/^frames\b/.test(line));
  const [first = ''] = lines;
  if (lines.length === 1 && /^\w+$/.test(first)) return first;
  // The other lines are parts of rules, such as a payload over several lines.
  const rules = lines.filter((line) => /^(?:on|every)\b|^\w+$/.test(line));
  return countText(Math.max(1, rules.length), 'rule');
}

/** `:53131`: the peer of a connection. */
export function connectionRowLabel(connection: Connection, transport: Endpoint['transport']): string {
  const label = connectionLabel(connection, transport);
  return hasPath(transport) && connection.remote === '' ? label : shortAddress(label);
}

/** `↓ 41 B ↑ 29 B`, `half-closed by the peer · ↓ 18 B`; of one below "closed" `↓ 18 B ↑ 18 B · 3 ms` */
export function connectionRowDescription(
  connection: Connection,
  transport: Endpoint['transport'],
  rates: ShownRates,
): string {
  const facts: string[] = [];
  const isUsual = connection.state === (connection.closedAt === undefined ? 'established' : 'closed');
  if (!isUsual) facts.push(connectionStateText(connection, transport));
  const traffic = trafficText(connection, rates);
  if (traffic !== '') facts.push(traffic);
  facts.push(...startedTls(connection, transport), ...hindrances(connection), ...notSent(connection));
  if (connection.closedAt !== undefined)
    facts.push(formatDuration(connection.closedAt - connection.openedAt));
  return facts.join(' · ');
}

/** The row that closed connections are folded into: `3 more · 1 reset`. */
export function closedRowDescription({ connections, openConnections }: Endpoint): string {
  return closedFacts(connections.slice(openConnections), openConnections > 0);
}

/** `hasOpen`: others are open. */
export function closedFacts(closed: readonly Pick<Connection, 'state'>[], hasOpen: boolean): string {
  const count = countNumber(closed.length);
  const facts = [hasOpen ? `${count} more` : count];
  for (const state of ['reset', 'failed'] as const) {
    const those = closed.filter((connection) => connection.state === state).length;
    if (those > 0) facts.push(`${countNumber(those)} ${state}`);
  }
  return facts.join(' · ');
}

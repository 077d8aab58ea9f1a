/** Tooltips of endpoints: tables of facts in the terms of the socket API. No vscode in here. */
import { hasPath, isDatagram, transports } from '../../model/transports.ts';
import { accepts, isClient, isRelay } from '../../model/endpointKinds.ts';
import type { CallRecord } from '../../capture/ledger/callHistory.ts';
import type { Connection, Counters, Endpoint } from '../../model/endpoint.ts';
import type { Startable } from '../saved/startable.ts';
import { escapeMarkdown, page, type Fact } from './tooltipPage.ts';
import { openPeers } from '../../model/relayPairs.ts';
import { formatDuration } from '../../model/units.ts';
import { countNumber, countText } from '../../model/countText.ts';
import {
  connectionLabel,
  connectionStateText,
  endpointStateText,
  isOpenConnection,
} from '../../model/endpointText.ts';

export function endpointTooltip(endpoint: Endpoint, calls: readonly CallRecord[]): string {
  const one = transports[endpoint.transport].peerNoun;
  const facts: Fact[] = [['state', endpointStateText(endpoint)], ...socketFacts(endpoint)];
  const [own] = endpoint.connections;
  if (isClient(endpoint.kind) && own !== undefined && own.local !== '') facts.push(['local', own.local]);
  if (isClient(endpoint.kind) && own?.tls !== undefined) facts.push(['security', own.tls]);
  facts.push([accepts(endpoint.kind) ? 'local' : 'remote', endpoint.address]);
  if (endpoint.target !== undefined) facts.push(['target', endpoint.target]);
  if (endpoint.requested !== endpoint.address) facts.push(['asked for', endpoint.requested]);
  if (endpoint.options.length > 0) facts.push(['options', endpoint.options.join(', ')]);
  if (endpoint.responder !== undefined) facts.push(['responder', endpoint.responder]);
  facts.push(...(endpoint.faults ?? []).map((line): Fact => ['fault', line]));
  if (endpoint.seed !== undefined && (endpoint.faults ?? []).length > 0)
    facts.push(['seed', String(endpoint.seed)]);
  if (accepts(endpoint.kind)) facts.push([`${one}s`, connectionsText(endpoint)]);
  facts.push(...counterFacts(endpoint, isDatagram(endpoint.transport)));
  if (endpoint.refused > 0) facts.push(['refused', countText(endpoint.refused, 'connection')]);
  if (endpoint.dropped > 0) facts.push(['dropped', countNumber(endpoint.dropped)]);
  const title = `${hasPath(endpoint.transport) ? 'unix' : endpoint.transport.toUpperCase()} ${endpoint.kind}`;
  return page(`${title} ${endpoint.address}`, facts, endpoint.error, calls);
}

export function connectionTooltip(
  endpoint: Endpoint,
  connection: Connection,
  calls: readonly CallRecord[],
): string {
  const { fd, ...shared } = endpoint;
  // UDP peers share their endpoint's socket; an accepted connection has its own, until it is closed.
  const ofEndpoint = isDatagram(endpoint.transport) && fd !== undefined ? endpoint : shared;
  const facts: Fact[] = [
    ['state', connectionStateText(connection, endpoint.transport)],
    ...socketFacts({ ...ofEndpoint, ...connection }),
  ];
  if (connection.tls !== undefined) facts.push(['security', connection.tls]);
  if (connection.local !== '') facts.push(['local', connection.local]);
  if (connection.remote !== '') facts.push(['remote', connection.remote]);
  facts.push(...counterFacts(connection, isDatagram(endpoint.transport)));
  if (connection.queued > 0)
    facts.push(['waiting', `${countNumber(connection.queued)} bytes before the kernel`]);
  if (connection.readingPaused) facts.push(['reading', 'paused']);
  if (!isOpenConnection(connection) && connection.closedAt !== undefined) {
    facts.push(['open for', formatDuration(connection.closedAt - connection.openedAt)]);
  }
  const title = `${isDatagram(endpoint.transport) ? 'Peer' : 'Connection'} ${connectionLabel(connection, endpoint.transport)}`;
  return page(title, facts, connection.error, calls);
}

/** The connections of a relay are pairs, of which only those that are open are counted. */
function connectionsText(endpoint: Endpoint): string {
  const open = `${countNumber(openPeers(endpoint))} open`;
  return isRelay(endpoint.kind) ? open : `${open}, ${countNumber(endpoint.totalConnections)} total`;
}

/** For a startable: what would be opened, and how. */
export function startableTooltip(startable: Startable): string {
  const { origin, kind, address, name, responder, target, faults = [], seed, problem } = startable;
  const facts: Fact[] = [[accepts(kind) ? 'listen on' : 'connect to', address]];
  if (target !== undefined) facts.push(['connect to', target]);
  if (responder !== undefined) facts.push(['responder', responder]);
  facts.push(...faults.map((line): Fact => ['fault', line]));
  if (seed !== undefined && faults.length > 0) facts.push(['seed', String(seed)]);
  const lines = page(name ?? address, facts, undefined, []);
  const origins = {
    saved: 'Saved in the setting `socketLab.endpoints`.',
    previous: 'Was open when the last window, or its extension host, ended.',
  };
  const wrong = problem === undefined ? '' : `\n\n$(warning) ${escapeMarkdown(problem)}`;
  return `${lines}\n\n${origins[origin]}${wrong}`;
}

/** The facts that Python prints for a socket: family, type, proto, fd. */
export function socketFacts(socket: Pick<Endpoint, 'family' | 'socketType' | 'fd'>): Fact[] {
  const facts: Fact[] = [];
  if (socket.family !== undefined) facts.push(['family', socket.family]);
  if (socket.socketType !== undefined) facts.push(['type', socket.socketType], ['proto', '0']);
  if (socket.fd !== undefined) facts.push(['fd', String(socket.fd)]);
  return facts;
}

function counterFacts(
  { bytesIn, bytesOut, chunksIn, chunksOut, lost = 0 }: Counters,
  datagrams: boolean,
): Fact[] {
  const one = datagrams ? 'datagram' : 'chunk';
  return [
    ['received', `${countText(bytesIn, 'byte')} in ${countText(chunksIn, one)}`],
    ['sent', `${countText(bytesOut, 'byte')} in ${countText(chunksOut, one)}`],
    ...(lost > 0 ? [['not sent', `${countText(lost, 'byte')}, thrown away`] as const] : []),
  ];
}

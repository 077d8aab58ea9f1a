/** Icon, colour and menu words of a node, by its state. Colour never speaks alone: the icon and the text say the same. */
import * as vscode from 'vscode';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import type { Offer } from '../offers/offer.ts';
import { canSendTo, isOpen, isOpenConnection, ownConnection } from '../../model/endpointText.ts';

const green = new vscode.ThemeColor('testing.iconPassed');
const red = new vscode.ThemeColor('testing.iconFailed');
const yellow = new vscode.ThemeColor('testing.iconQueued');
const dim = new vscode.ThemeColor('disabledForeground');

export function endpointIcon(endpoint: Endpoint): vscode.ThemeIcon {
  const { state, kind, transport } = endpoint;
  const own = ownConnection(endpoint);
  if (own !== undefined && own.state !== 'established') return connectionIcon(own);
  switch (state) {
    case 'opening':
    case 'connecting':
    case 'reconnecting':
      return new vscode.ThemeIcon('sync', new vscode.ThemeColor('charts.blue'));
    case 'listening':
    case 'bound':
    case 'connected':
      return new vscode.ThemeIcon(openIcon(kind, transport), green);
    case 'failed':
      return new vscode.ThemeIcon('error', red);
    case 'closed':
      return new vscode.ThemeIcon('circle-slash', dim);
  }
}

export function connectionIcon({ state }: Connection): vscode.ThemeIcon {
  switch (state) {
    case 'connecting':
      return new vscode.ThemeIcon('sync', new vscode.ThemeColor('charts.blue'));
    case 'established':
      return new vscode.ThemeIcon('circle-small-filled', green);
    case 'peerEnded':
    case 'ended':
      return new vscode.ThemeIcon('circle-outline', yellow);
    case 'closed':
      return new vscode.ThemeIcon('circle-slash', dim);
    case 'reset':
      return new vscode.ThemeIcon('debug-disconnect', red);
    case 'failed':
      return new vscode.ThemeIcon('error', red);
  }
}

/** Dim like its row; a clock for what was, the endpoint's own icon for what could be. */
export function offerIcon({ origin, role, address, problem }: Offer): vscode.ThemeIcon {
  if (problem !== undefined) return new vscode.ThemeIcon('warning', yellow);
  if (origin === 'gone') return new vscode.ThemeIcon('history', dim);
  const kind = role === 'client' ? 'client' : 'listener';
  return new vscode.ThemeIcon(openIcon(kind, address.startsWith('udp:') ? 'udp' : 'tcp'), dim);
}

/** Words that the manifest's when-clauses look for in `viewItem`. */
export function endpointContext(endpoint: Endpoint): string {
  const words = ['endpoint', endpoint.kind, endpoint.transport, isOpen(endpoint) ? 'open' : 'over'];
  // A UDP client to a group has no peer until the first datagram, and can send from the start.
  const sendsAtOnce = endpoint.kind === 'client' && endpoint.transport === 'udp' && isOpen(endpoint);
  if (endpoint.openConnections > 0 || sendsAtOnce) words.push('sendable');
  if (endpoint.kind === 'client' && endpoint.transport !== 'udp' && endpoint.openConnections > 0)
    words.push('stream');
  if (endpoint.connections[0]?.readingPaused === true && endpoint.kind === 'client') words.push('paused');
  return words.join(' ');
}

export function connectionContext(connection: Connection, { transport }: Endpoint): string {
  const words = ['connection', transport, isOpenConnection(connection) ? 'open' : 'over'];
  if (canSendTo(connection)) words.push('sendable');
  if (isOpenConnection(connection) && transport !== 'udp') words.push('stream');
  if (connection.readingPaused) words.push('paused');
  return words.join(' ');
}

export function offerContext({ origin, problem }: Offer): string {
  return ['offer', origin, ...(problem === undefined ? ['startable'] : [])].join(' ');
}

function openIcon(kind: Endpoint['kind'], transport: Endpoint['transport']): string {
  if (kind === 'client') return 'plug';
  return transport === 'udp' ? 'broadcast' : 'radio-tower';
}

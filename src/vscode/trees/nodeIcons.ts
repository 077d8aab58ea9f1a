/**
 * Icon, colour and context value of a node, by its state. Colour is never the only sign: icon and text say the same.
 */
import { isClient } from '../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import { isDatagram, transportOfAddress } from '../../model/transports.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { connectionStateIcon, endpointStateIcon, openIcon, type StateIcon } from '../../model/stateIcon.ts';
import type { ExperimentRun } from '../../app/experiments/openedByRuns.ts';
import type { Startable } from '../../app/saved/startable.ts';
import { dimmedColor } from './dimmedSockets.ts';
import { canSendTo, isOpen, isOpenConnection } from '../../model/endpointText.ts';

const yellow = new vscode.ThemeColor('testing.iconQueued');

const colors: Readonly<Record<StateIcon['tone'], vscode.ThemeColor>> = {
  good: new vscode.ThemeColor('testing.iconPassed'),
  busy: new vscode.ThemeColor('charts.blue'),
  warning: yellow,
  error: new vscode.ThemeColor('testing.iconFailed'),
  off: dimmedColor,
};

export function endpointIcon(endpoint: Endpoint): vscode.ThemeIcon {
  return iconOf(endpointStateIcon(endpoint));
}

export function connectionIcon(connection: Connection): vscode.ThemeIcon {
  return iconOf(connectionStateIcon(connection));
}

export function runIcon({ passed, failed, isOver }: ExperimentRun): vscode.ThemeIcon {
  const tone = !isOver ? 'busy' : failed > 0 ? 'error' : passed > 0 ? 'good' : 'off';
  return iconOf({ icon: 'beaker', tone });
}

/** Of the row that closed connections are folded into. */
export const closedIcon = iconOf(connectionStateIcon({ state: 'closed' }));

function iconOf({ icon, tone }: StateIcon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, colors[tone]);
}

/** Dimmed like its row; a clock for the previous session, the endpoint's own icon for a saved one. */
export function startableIcon({ origin, kind, address, problem }: Startable): vscode.ThemeIcon {
  if (problem !== undefined) return new vscode.ThemeIcon('warning', yellow);
  if (origin === 'previous') return new vscode.ThemeIcon('history', dimmedColor);
  return new vscode.ThemeIcon(
    openIcon({ kind, transport: transportOfAddress(address) ?? 'tcp' }),
    dimmedColor,
  );
}

/** The words that the manifest's when clauses test in `viewItem`. */
export function endpointContext(endpoint: Endpoint): string {
  const words = ['endpoint', endpoint.kind, endpoint.transport, isOpen(endpoint) ? 'open' : 'over'];
  // A UDP client of a group has no peer until the first datagram, but can send from the start.
  const sendsAtOnce = isClient(endpoint.kind) && isDatagram(endpoint.transport) && isOpen(endpoint);
  if (endpoint.openConnections > 0 || sendsAtOnce) words.push('sendable');
  if (isClient(endpoint.kind) && !isDatagram(endpoint.transport) && endpoint.openConnections > 0)
    words.push('stream');
  if (endpoint.connections[0]?.readingPaused === true && isClient(endpoint.kind)) words.push('paused');
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

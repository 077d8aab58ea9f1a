/** The tree items of the Sockets view, and their labels for screen readers. */
import { isDatagram, transports } from '../../model/transports.ts';
import { commandId } from '../../app/commands/commandId.ts';
import { accepts } from '../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import {
  connectionDescription,
  connectionLabel,
  endpointDescription,
  endpointLabel,
  isOpen,
  spokenDescription,
  type ShownRates,
} from '../../model/endpointText.ts';
import { startableDescription, startableLabel, type Startable } from '../../app/saved/startable.ts';
import { socketUri } from './dimmedSockets.ts';
import {
  connectionContext,
  connectionIcon,
  endpointContext,
  endpointIcon,
  startableContext,
  startableIcon,
} from './nodeIcons.ts';

/** Without a command a click folds the row; only the arrow should. */
const showTraffic: vscode.Command = { command: commandId('showTraffic'), title: 'Show Traffic' };

/** A client over a stream has a single connection: a child would repeat its row. */
export function hasChildren({ kind, transport, totalConnections, connections }: Endpoint): boolean {
  if (connections.length === 0 && totalConnections === 0) return false;
  return accepts(kind) || isDatagram(transport) || totalConnections > 1;
}

export function endpointItem(endpoint: Endpoint, rates: ShownRates): vscode.TreeItem {
  // A row keeps its initial state, so a listener's must be expanded before its first connection.
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const state = hasChildren(endpoint) || (accepts(endpoint.kind) && isOpen(endpoint)) ? Expanded : None;
  const label = endpointLabel(endpoint);
  const item = new vscode.TreeItem(label, state);
  item.id = `${endpoint.id}`;
  item.description = endpointDescription(endpoint, rates);
  item.iconPath = endpointIcon(endpoint);
  item.contextValue = endpointContext(endpoint);
  item.command = showTraffic;
  item.resourceUri = socketUri(`${endpoint.id}`, endpoint.state !== 'closed');
  item.accessibilityInformation = {
    label: spokenDescription(`${endpoint.transport} ${endpoint.kind} ${label}`, item.description),
  };
  return item;
}

export function connectionItem(
  connection: Connection,
  endpoint: Endpoint,
  rates: ShownRates,
): vscode.TreeItem {
  const label = connectionLabel(connection, endpoint.transport);
  const item = new vscode.TreeItem(label);
  item.id = `${endpoint.id}/${connection.id}`;
  item.description = connectionDescription(connection, endpoint.transport, rates);
  item.iconPath = connectionIcon(connection);
  item.contextValue = connectionContext(connection, endpoint);
  item.command = showTraffic;
  item.resourceUri = socketUri(`${connection.id}`, connection.state !== 'closed');
  const speech = `${transports[endpoint.transport].peerNoun} ${label}`;
  item.accessibilityInformation = { label: spokenDescription(speech, item.description) };
  return item;
}

export function startableItem(startable: Startable): vscode.TreeItem {
  const label = startableLabel(startable);
  const item = new vscode.TreeItem(label);
  item.id = startable.key;
  item.description = startableDescription(startable);
  item.iconPath = startableIcon(startable);
  item.contextValue = startableContext(startable);
  item.resourceUri = socketUri(startable.key, startable.problem !== undefined);
  item.accessibilityInformation = {
    label: spokenDescription(`${startable.kind} ${label}`, item.description),
  };
  return item;
}

/** The tree items of the Sockets view, and their labels for screen readers. */
import { isDatagram, transports } from '../../model/transports.ts';
import { commandId } from '../../app/commands/commandId.ts';
import { accepts, isRelay } from '../../model/endpointKinds.ts';
import { closedPairsDescription } from '../../model/pairStates.ts';
import { openPeers, pairsOf } from '../../model/relayPairs.ts';
import * as vscode from 'vscode';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import {
  connectionDescription,
  connectionLabel,
  spokenDescription,
  type ShownRates,
} from '../../model/endpointText.ts';
import {
  closedRowDescription,
  connectionRowDescription,
  connectionRowLabel,
  endpointRowDescription,
  endpointRowLabel,
  spokenEndpointFacts,
  spokenEndpointName,
} from '../../model/rowText.ts';
import { countNumber } from '../../model/countText.ts';
import { connectionContext, endpointContext, startableContext } from '../../app/sockets/rowContext.ts';
import type { MoreNode } from '../../app/sockets/socketNodes.ts';
import { runDescription, type ExperimentRun } from '../../app/experiments/openedByRuns.ts';
import {
  spokenStartableFacts,
  spokenStartableName,
  startableDescription,
  startableLabel,
  type Startable,
} from '../../app/saved/startable.ts';
import { socketUri } from './dimmedSockets.ts';
import { closedIcon, connectionIcon, endpointIcon, runIcon, startableIcon } from './nodeIcons.ts';

/** Without a command a click folds the row; only the arrow should. */
export const showTraffic: vscode.Command = { command: commandId('showTraffic'), title: 'Show Traffic' };

/** A client over a stream has a single connection: a child would repeat its row. */
export function hasChildren({ kind, transport, totalConnections, connections, faults }: Endpoint): boolean {
  if (faults !== undefined && faults.length > 0) return true;
  if (connections.length === 0 && totalConnections === 0) return false;
  return accepts(kind) || isDatagram(transport) || totalConnections > 1;
}

/** `rates`: undefined for a row whose connections are shown below it, with their counters; `held`: what a relay keeps. */
export function endpointItem(
  endpoint: Endpoint,
  rates: ShownRates | undefined,
  held: number,
): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(endpointRowLabel(endpoint), hasChildren(endpoint) ? Expanded : None);
  item.id = `${endpoint.id}`;
  item.description = endpointRowDescription(endpoint, rates, held);
  item.iconPath = endpointIcon(endpoint);
  item.contextValue = endpointContext(endpoint);
  item.command = showTraffic;
  item.resourceUri = socketUri(`${endpoint.id}`, endpoint.state !== 'closed');
  item.accessibilityInformation = {
    label: spokenDescription(spokenEndpointName(endpoint), spokenEndpointFacts(endpoint, rates, held)),
  };
  return item;
}

export function connectionItem(
  connection: Connection,
  endpoint: Endpoint,
  rates: ShownRates,
): vscode.TreeItem {
  const item = new vscode.TreeItem(connectionRowLabel(connection, endpoint.transport));
  item.id = `${endpoint.id}/${connection.id}`;
  item.description = connectionRowDescription(connection, endpoint.transport, rates);
  item.iconPath = connectionIcon(connection);
  item.contextValue = connectionContext(connection, endpoint);
  item.command = showTraffic;
  item.resourceUri = socketUri(`${connection.id}`, connection.state !== 'closed');
  const label = connectionLabel(connection, endpoint.transport);
  item.accessibilityInformation = {
    label: spokenDescription(
      `${transports[endpoint.transport].peerNoun} ${label}`,
      connectionDescription(connection, endpoint.transport, rates),
    ),
  };
  return item;
}

/** A failed run is unfolded; VS Code takes that from the row's first look, and so the row is another one by its outcome. */
export function runItem(run: ExperimentRun): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const hasFailed = run.isOver && run.failed > 0;
  const item = new vscode.TreeItem(run.name, hasFailed ? Expanded : Collapsed);
  item.id = `run ${run.id}${hasFailed ? ' failed' : ''}`;
  item.description = runDescription(run);
  item.iconPath = runIcon(run);
  item.contextValue = 'run';
  item.accessibilityInformation = { label: spokenDescription(`experiment ${run.name}`, item.description) };
  return item;
}

/** Closed connections, folded into one row. */
export function closedItem(endpoint: Endpoint): vscode.TreeItem {
  const item = new vscode.TreeItem('closed', vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${endpoint.id} closed`;
  item.description = isRelay(endpoint.kind)
    ? closedPairsDescription(pairsOf(endpoint.connections))
    : closedRowDescription(endpoint);
  item.iconPath = closedIcon;
  item.contextValue = 'closed';
  item.resourceUri = socketUri(item.id, false);
  item.accessibilityInformation = { label: spokenDescription('closed connections', item.description) };
  return item;
}

/** The connections of this part from `from` on. */
export function moreItem(
  endpoint: Endpoint,
  { part, from }: Pick<MoreNode, 'part' | 'from'>,
): vscode.TreeItem {
  const { id, kind, connections } = endpoint;
  const total = isRelay(kind) ? pairsOf(connections).length : connections.length;
  const all = part === 'open' ? openPeers(endpoint) : total - openPeers(endpoint);
  const item = new vscode.TreeItem(
    `and ${countNumber(all - from)} more`,
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${id} ${part} from ${from}`;
  item.contextValue = 'more';
  return item;
}

export function startableItem(startable: Startable): vscode.TreeItem {
  const item = new vscode.TreeItem(startableLabel(startable));
  item.id = startable.key;
  item.description = startableDescription(startable);
  item.iconPath = startableIcon(startable);
  item.contextValue = startableContext(startable);
  item.resourceUri = socketUri(startable.key, startable.problem !== undefined);
  item.accessibilityInformation = {
    label: spokenDescription(spokenStartableName(startable), spokenStartableFacts(startable)),
  };
  return item;
}

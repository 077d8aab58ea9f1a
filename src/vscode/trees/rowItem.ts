/** The item of each row of the Sockets view, from what is known of it now. */
import * as vscode from 'vscode';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { isRelay } from '../../model/endpointKinds.ts';
import { faultLineKey } from '../../model/faultLine.ts';
import { pairsOf, type ConnectionPair } from '../../model/relayPairs.ts';
import type { HeldActions } from '../../app/actions/heldActions.ts';
import type { OpenedByRuns } from '../../app/experiments/openedByRuns.ts';
import type { Startables } from '../../app/saved/startables.ts';
import type { LiveRates } from '../../app/sockets/liveRates.ts';
import type { EndpointNode, FaultNode, PairNode, TreeNode } from '../../app/sockets/socketNodes.ts';
import { closedItem, connectionItem, endpointItem, moreItem, runItem, startableItem } from './treeItems.ts';

export interface RowParts {
  readonly ledger: Ledger;
  readonly startables: Startables;
  readonly runs: Pick<OpenedByRuns, 'list'>;
  readonly rates: LiveRates;
  readonly held: Pick<HeldActions, 'sum'>;
}

/** The rows below a relay, whose items are loaded with the first: see `relayRowItem`. */
export type RelayNode = FaultNode | PairNode;

/** As its row shows it: a relay with all its connections, which are counted in pairs. */
export function shownEndpoint(
  ledger: Ledger,
  { endpoint: id }: Pick<EndpointNode, 'endpoint'>,
): Endpoint | undefined {
  const endpoint = ledger.endpoint(id, 1);
  return isRelay(endpoint?.kind) ? ledger.endpoint(id) : endpoint;
}

/** Of a pair that is no longer known, nothing but its number. */
export function pairOf(ledger: Ledger, { connection: id }: PairNode): ConnectionPair {
  const accepted = ledger.connection(id);
  const other = accepted?.pair === undefined ? undefined : ledger.connection(accepted.pair);
  const [pair] = pairsOf([accepted, other].filter((side) => side !== undefined));
  return pair ?? { id };
}

export function rowItem(
  node: Exclude<TreeNode, RelayNode>,
  { ledger, startables, runs, rates, held }: RowParts,
): vscode.TreeItem {
  if (node.kind === 'startable-row') {
    const startable = startables.get(node.startable);
    return startable === undefined ? new vscode.TreeItem('no longer offered') : startableItem(startable);
  }
  if (node.kind === 'run-row') {
    const run = runs.list().find(({ id }) => id === node.run);
    return run === undefined ? new vscode.TreeItem('removed') : runItem(run);
  }
  const isOfMany = node.kind === 'more-row' || node.kind === 'closed-row';
  const endpoint = ledger.endpoint(node.endpoint, isOfMany ? Infinity : 1);
  if (endpoint === undefined) return new vscode.TreeItem('removed');
  switch (node.kind) {
    case 'more-row':
      return moreItem(endpoint, node);
    case 'closed-row':
      return closedItem(endpoint);
    case 'endpoint-row':
      return endpointItem(endpoint, rates.of(endpoint.id, endpoint), held.sum(endpoint.id).count);
    case 'connection-row': {
      const connection = ledger.connection(node.connection);
      if (connection === undefined) return new vscode.TreeItem('forgotten');
      return connectionItem(connection, endpoint, rates.of(connection.id, connection));
    }
  }
}

/** The line of a fault's row. */
export function lineOf({ faults = [] }: Endpoint, { fault }: FaultNode): string | undefined {
  return faults.find((line) => faultLineKey(line) === fault);
}

/** The tooltip of each row of the Sockets view; loaded when the pointer rests on the first. */
import { connectionTooltip, endpointTooltip, startableTooltip } from '../../app/sockets/endpointTooltip.ts';
import { faultTooltip, pairTooltip } from '../../app/sockets/relayTooltip.ts';
import type { TreeNode } from '../../app/sockets/socketNodes.ts';
import { lineOf, pairOf, type RowParts } from './rowItem.ts';

/** Markdown; undefined: it has none. */
export function rowTooltip(node: TreeNode, { ledger, startables, held }: RowParts): string | undefined {
  if (node.kind === 'more-row' || node.kind === 'closed-row' || node.kind === 'run-row') return undefined;
  if (node.kind === 'startable-row') {
    const startable = startables.get(node.startable);
    return startable === undefined ? undefined : startableTooltip(startable);
  }
  const endpoint = ledger.endpoint(node.endpoint);
  if (endpoint === undefined) return undefined;
  if (node.kind === 'endpoint-row') return endpointTooltip(endpoint, ledger.calls(endpoint.id));
  if (node.kind === 'fault-row') return faultTooltip(lineOf(endpoint, node) ?? '');
  if (node.kind === 'pair-row') {
    const pair = pairOf(ledger, node);
    return pairTooltip(pair, endpoint, (id) => ledger.calls(id), held.sum(pair.id));
  }
  const connection = ledger.connection(node.connection);
  if (connection === undefined) return undefined;
  return connectionTooltip(endpoint, connection, ledger.calls(connection.id));
}

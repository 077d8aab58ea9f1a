/** The rows below that of a relay: its faults, its pairs of connections, and one row for the closed ones. */
import type { Endpoint } from '../../model/endpoint.ts';
import { faultLineKey } from '../../model/faultLine.ts';
import { isOpenPair, pairsOf } from '../../model/relayPairs.ts';
import {
  ClosedNode,
  FaultNode,
  MoreNode,
  PairNode,
  type EndpointNode,
  type TreeNode,
} from './socketNodes.ts';

/** The rows below one of its rows. `relay` has all its connections; `groupSize`: pairs shown before "and 950 more". */
export function relayRows(
  node: EndpointNode | ClosedNode | MoreNode,
  relay: Endpoint,
  groupSize: number,
): TreeNode[] {
  const { id, connections, faults = [] } = relay;
  const pairs = pairsOf(connections);
  const isClosedPart = node.kind === 'closed-row' || (node.kind === 'more-row' && node.part === 'closed');
  const wanted = pairs.filter((pair) => isOpenPair(pair) !== isClosedPart);
  const from = node.kind === 'more-row' ? node.from : 0;
  const until = from + groupSize;
  const rows: TreeNode[] = wanted.slice(from, until).map((pair) => new PairNode(id, pair.id));
  if (wanted.length > until) rows.push(new MoreNode(id, isClosedPart ? 'closed' : 'open', until));
  if (node.kind !== 'endpoint-row') return rows;
  const closed = wanted.length < pairs.length ? [new ClosedNode(id)] : [];
  return [...faults.map((line) => new FaultNode(id, faultLineKey(line))), ...rows, ...closed];
}

/** Keys that identify the tree's roots in `RootOrder`. */
import { EndpointNode, StartableNode, type TreeNode } from './socketNodes.ts';

const startablePrefix = 'startable ';

export function endpointKey(endpoint: number): string {
  return String(endpoint);
}

export function startableKey(startable: string): string {
  return startablePrefix + startable;
}

/** The key of a row's root. */
export function rootKey(node: TreeNode): string {
  // Runs are below all others, and not ordered.
  if (node.kind === 'run-row') return `run ${node.run}`;
  return node.kind === 'startable-row' ? startableKey(node.startable) : endpointKey(node.endpoint);
}

export function nodeOfKey(key: string): EndpointNode | StartableNode {
  return key.startsWith(startablePrefix)
    ? new StartableNode(key.slice(startablePrefix.length))
    : new EndpointNode(Number(key));
}

/** What the order of the tree's roots knows them by. */
import { EndpointNode, OfferNode, type TreeNode } from './socketNodes.ts';

const offerPrefix = 'offer ';

export function endpointKey(endpoint: number): string {
  return String(endpoint);
}

export function offerKey(offer: string): string {
  return offerPrefix + offer;
}

/** The key of the root that a row is, or is below of. */
export function rootKey(node: TreeNode): string {
  return node.kind === 'offer-row' ? offerKey(node.offer) : endpointKey(node.endpoint);
}

export function nodeOfKey(key: string): EndpointNode | OfferNode {
  return key.startsWith(offerPrefix)
    ? new OfferNode(key.slice(offerPrefix.length))
    : new EndpointNode(Number(key));
}

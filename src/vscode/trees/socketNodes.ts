/** What the Sockets tree is made of: names of things, not the things. The ledger has those. */

export class EndpointNode {
  readonly endpoint: number;

  constructor(endpoint: number) {
    this.endpoint = endpoint;
  }
}

export class ConnectionNode {
  readonly endpoint: number;
  readonly connection: number;

  constructor(endpoint: number, connection: number) {
    this.endpoint = endpoint;
    this.connection = connection;
  }
}

/** Stands for the connections from `from` on; opens to the next lot of them. */
export class MoreNode {
  readonly endpoint: number;
  readonly from: number;

  constructor(endpoint: number, from: number) {
    this.endpoint = endpoint;
    this.from = from;
  }
}

/** Stands for something that is not open and could be. */
export class OfferNode {
  readonly offer: string;

  constructor(offer: string) {
    this.offer = offer;
  }
}

/** The rows that stand for sockets there are (or were, in this window). */
export type SocketNode = EndpointNode | ConnectionNode | MoreNode;
export type TreeNode = SocketNode | OfferNode;

export function isSocketNode(value: unknown): value is SocketNode {
  return value instanceof EndpointNode || value instanceof ConnectionNode || value instanceof MoreNode;
}

export function isTreeNode(value: unknown): value is TreeNode {
  return isSocketNode(value) || value instanceof OfferNode;
}

/** The id that commands and scopes take. */
export function nodeId(node: SocketNode): number {
  return node instanceof ConnectionNode ? node.connection : node.endpoint;
}

/**
 * What the Sockets tree is made of: names of things, not the things. The ledger has those. They are told apart by their
 * `kind`, never by `instanceof`: each bundle of the extension that has this file has classes of its own.
 */

export class EndpointNode {
  readonly kind = 'endpoint-row';
  readonly endpoint: number;

  constructor(endpoint: number) {
    this.endpoint = endpoint;
  }
}

export class ConnectionNode {
  readonly kind = 'connection-row';
  readonly endpoint: number;
  readonly connection: number;

  constructor(endpoint: number, connection: number) {
    this.endpoint = endpoint;
    this.connection = connection;
  }
}

/** Stands for the connections from `from` on; opens to the next lot of them. */
export class MoreNode {
  readonly kind = 'more-row';
  readonly endpoint: number;
  readonly from: number;

  constructor(endpoint: number, from: number) {
    this.endpoint = endpoint;
    this.from = from;
  }
}

/** Stands for something that is not open and could be. */
export class StartableNode {
  readonly kind = 'startable-row';
  readonly startable: string;

  constructor(startable: string) {
    this.startable = startable;
  }
}

/** The rows that stand for sockets there are (or were, in this window). */
export type SocketNode = EndpointNode | ConnectionNode | MoreNode;
export type TreeNode = SocketNode | StartableNode;

export function isSocketNode(value: unknown): value is SocketNode {
  return isTreeNode(value) && value.kind !== 'startable-row';
}

export function isTreeNode(value: unknown): value is TreeNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind } = value;
  return (
    kind === 'endpoint-row' || kind === 'connection-row' || kind === 'more-row' || kind === 'startable-row'
  );
}

/** The id that commands and scopes take. */
export function nodeId(node: SocketNode): number {
  return node.kind === 'connection-row' ? node.connection : node.endpoint;
}

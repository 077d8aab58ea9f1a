/**
 * The nodes of the Sockets tree: references to records in the ledger, not the records. They are distinguished by
 * `kind`, never by `instanceof`, as each bundle that includes this file has its own copy of the classes.
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

/** Represents the closed connections of an endpoint; expands to them. */
export class ClosedNode {
  readonly kind = 'closed-row';
  readonly endpoint: number;

  constructor(endpoint: number) {
    this.endpoint = endpoint;
  }
}

/** Represents the open or the closed connections from `from` on; expands to the next batch of them. */
export class MoreNode {
  readonly kind = 'more-row';
  readonly endpoint: number;
  readonly part: 'open' | 'closed';
  readonly from: number;

  constructor(endpoint: number, part: MoreNode['part'], from: number) {
    this.endpoint = endpoint;
    this.part = part;
    this.from = from;
  }
}

/** Represents a startable. */
export class StartableNode {
  readonly kind = 'startable-row';
  readonly startable: string;

  constructor(startable: string) {
    this.startable = startable;
  }
}

/** Represents a run of an experiment; expands to the endpoints that it opened. */
export class RunNode {
  readonly kind = 'run-row';
  readonly run: number;

  constructor(run: number) {
    this.run = run;
  }
}

/** The nodes of sockets that exist, or existed in this window. */
export type SocketNode = EndpointNode | ConnectionNode | ClosedNode | MoreNode;
export type TreeNode = SocketNode | StartableNode | RunNode;

export function isSocketNode(value: unknown): value is SocketNode {
  return isTreeNode(value) && value.kind !== 'startable-row' && value.kind !== 'run-row';
}

/** Whether a row is one endpoint or one connection, and not one that others are folded into. */
export function isOneSocket(node: TreeNode): node is EndpointNode | ConnectionNode {
  return node.kind === 'endpoint-row' || node.kind === 'connection-row';
}

export function isTreeNode(value: unknown): value is TreeNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return typeof value.kind === 'string' && kinds.has(value.kind);
}

const kinds: ReadonlySet<string> = new Set<TreeNode['kind']>([
  'endpoint-row',
  'connection-row',
  'closed-row',
  'more-row',
  'startable-row',
  'run-row',
]);

/** The id to use in commands and scopes. */
export function nodeId(node: SocketNode): number {
  return node.kind === 'connection-row' ? node.connection : node.endpoint;
}

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

/** Represents the two connections of a relay that are joined to each other. */
export class PairNode {
  readonly kind = 'pair-row';
  readonly endpoint: number;
  /** The accepted one. */
  readonly connection: number;

  constructor(endpoint: number, connection: number) {
    this.endpoint = endpoint;
    this.connection = connection;
  }
}

/** Represents a fault of a relay. */
export class FaultNode {
  readonly kind = 'fault-row';
  readonly endpoint: number;
  /** See `faultKey`. */
  readonly fault: string;

  constructor(endpoint: number, fault: string) {
    this.endpoint = endpoint;
    this.fault = fault;
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
export type SocketNode = EndpointNode | ConnectionNode | PairNode | FaultNode | ClosedNode | MoreNode;
export type TreeNode = SocketNode | StartableNode | RunNode;

export function isSocketNode(value: unknown): value is SocketNode {
  return isTreeNode(value) && value.kind !== 'startable-row' && value.kind !== 'run-row';
}

/** Whether a row is one endpoint, one connection or one pair of them, and not one that others are folded into. */
export function isOneSocket(node: TreeNode): node is EndpointNode | ConnectionNode | PairNode {
  return node.kind === 'endpoint-row' || node.kind === 'connection-row' || node.kind === 'pair-row';
}

/** Whether nothing is ever below a row. */
export function isLeaf(node: TreeNode): node is ConnectionNode | PairNode | FaultNode | StartableNode {
  return leaves.has(node.kind);
}

const leaves: ReadonlySet<string> = new Set<TreeNode['kind']>([
  'connection-row',
  'pair-row',
  'fault-row',
  'startable-row',
]);

export function isTreeNode(value: unknown): value is TreeNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return typeof value.kind === 'string' && kinds.has(value.kind);
}

const kinds: ReadonlySet<string> = new Set<TreeNode['kind']>([
  'endpoint-row',
  'connection-row',
  'pair-row',
  'fault-row',
  'closed-row',
  'more-row',
  'startable-row',
  'run-row',
]);

/** The id to use in commands and scopes. */
export function nodeId(node: SocketNode): number {
  return 'connection' in node ? node.connection : node.endpoint;
}

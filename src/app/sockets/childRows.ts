/**
 * The rows below those of endpoints: open connections, and one row into which the closed ones are folded. Knows which of
 * them the view shows, so that they can be refreshed one by one. No vscode in here.
 */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { ClosedNode, ConnectionNode, MoreNode, type EndpointNode, type TreeNode } from './socketNodes.ts';

/** Connections shown before "and 950 more", and how many each such row expands to. */
export const groupSize = 50;

interface ShownConnection {
  /** The view identifies rows by object. */
  readonly node: ConnectionNode;
  /** The version that the view shows; undefined: it has not asked yet. */
  version: number | undefined;
}

export class ChildRows {
  readonly #ledger: Pick<Ledger, 'endpoint' | 'versionOf'>;
  /** By endpoint and connection. */
  readonly #shown = new Map<number, Map<number, ShownConnection>>();

  constructor(ledger: Pick<Ledger, 'endpoint' | 'versionOf'>) {
    this.#ledger = ledger;
  }

  /** The rows below a row, which the view shows from now on. */
  below(node: EndpointNode | ClosedNode | MoreNode): TreeNode[] {
    const open = this.#ledger.endpoint(node.endpoint, 0)?.openConnections ?? 0;
    // A refreshed endpoint's rows are all requested again.
    if (node.kind === 'endpoint-row') this.#shown.delete(node.endpoint);
    const isOpenPart = node.kind === 'endpoint-row' || (node.kind === 'more-row' && node.part === 'open');
    const from = node.kind === 'more-row' ? node.from : 0;
    const rows = isOpenPart
      ? this.#connections(node.endpoint, 'open', from, open)
      : this.#connections(node.endpoint, 'closed', from + open, Infinity, open);
    const all = this.#ledger.endpoint(node.endpoint, open + 1)?.connections.length ?? 0;
    // Below the endpoint itself, after the rest of the open ones.
    if (node.kind === 'endpoint-row' && all > open) rows.push(new ClosedNode(node.endpoint));
    return rows;
  }

  /** Notes that the view has got a connection as it is now. */
  drawn({ endpoint, connection }: ConnectionNode): void {
    const shown = this.#shown.get(endpoint)?.get(connection);
    if (shown !== undefined) shown.version = this.#ledger.versionOf(connection);
  }

  /** The shown connections of an endpoint that have changed; `fading`: those whose rates decay. */
  changed(endpoint: number, fading: ReadonlySet<number>): ConnectionNode[] {
    return [...(this.#shown.get(endpoint)?.values() ?? [])]
      .filter(
        ({ node: { connection }, version }) =>
          fading.has(connection) || version !== this.#ledger.versionOf(connection),
      )
      .map(({ node }) => node);
  }

  /** To be called when endpoints were removed. */
  keepOnly(endpoints: readonly number[]): void {
    const kept = new Set(endpoints);
    for (const id of this.#shown.keys()) if (!kept.has(id)) this.#shown.delete(id);
  }

  /** Those at `from` in the ledger's order, which has the open ones first; `first`: where their part begins. */
  #connections(endpoint: number, part: MoreNode['part'], from: number, end: number, first = 0): TreeNode[] {
    const until = Math.min(end, from + groupSize);
    const connections = this.#ledger.endpoint(endpoint, until + 1)?.connections ?? [];
    const shown = this.#shown.get(endpoint) ?? new Map<number, ShownConnection>();
    this.#shown.set(endpoint, shown);
    const rows: TreeNode[] = [];
    for (const { id } of connections.slice(from, until)) {
      const node = new ConnectionNode(endpoint, id);
      shown.set(id, { node, version: undefined });
      rows.push(node);
    }
    if (Math.min(end, connections.length) > until) rows.push(new MoreNode(endpoint, part, until - first));
    return rows;
  }
}

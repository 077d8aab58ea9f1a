/**
 * The rows below those of endpoints: open connections, and one row into which the closed ones are folded. Knows which of
 * them the view shows, so that they can be refreshed one by one. No vscode in here.
 */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { isRelay } from '../../model/endpointKinds.ts';
import { relayRows } from './relayRows.ts';
import {
  ClosedNode,
  ConnectionNode,
  MoreNode,
  type EndpointNode,
  type PairNode,
  type TreeNode,
} from './socketNodes.ts';

/** Connections shown before "and 950 more", and how many each such row expands to. */
export const groupSize = 50;

interface ShownConnection {
  /** The view identifies rows by object. */
  readonly node: ConnectionNode | PairNode;
  /** The version that the view shows; undefined: it has not asked yet. */
  version: number | undefined;
}

export class ChildRows {
  readonly #ledger: Pick<Ledger, 'endpoint' | 'connection' | 'versionOf'>;
  /** By endpoint and connection. */
  readonly #shown = new Map<number, Map<number, ShownConnection>>();

  constructor(ledger: Pick<Ledger, 'endpoint' | 'connection' | 'versionOf'>) {
    this.#ledger = ledger;
  }

  /** The rows below a row, which the view shows from now on. */
  below(node: EndpointNode | ClosedNode | MoreNode): TreeNode[] {
    const endpoint = this.#ledger.endpoint(node.endpoint, 0);
    const open = endpoint?.openConnections ?? 0;
    // A refreshed endpoint's rows are all requested again.
    if (node.kind === 'endpoint-row') this.#shown.delete(node.endpoint);
    if (isRelay(endpoint?.kind)) return this.#ofRelay(node);
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
  drawn(node: ConnectionNode | PairNode): void {
    const shown = this.#shown.get(node.endpoint)?.get(node.connection);
    if (shown !== undefined) shown.version = this.#versionOf(node);
  }

  /** The shown connections of an endpoint that have changed; `fading`: those whose rates decay. */
  changed(endpoint: number, fading: ReadonlySet<number>): (ConnectionNode | PairNode)[] {
    return [...(this.#shown.get(endpoint)?.values() ?? [])]
      .filter(({ node, version }) => fading.has(node.connection) || version !== this.#versionOf(node))
      .map(({ node }) => node);
  }

  /** That of the side which changed last. */
  #versionOf({ kind, connection }: ConnectionNode | PairNode): number | undefined {
    const own = this.#ledger.versionOf(connection);
    const pair = kind === 'pair-row' ? this.#ledger.connection(connection)?.pair : undefined;
    const other = pair === undefined ? undefined : this.#ledger.versionOf(pair);
    return own === undefined || other === undefined ? (own ?? other) : Math.max(own, other);
  }

  #ofRelay(node: EndpointNode | ClosedNode | MoreNode): TreeNode[] {
    const endpoint = this.#ledger.endpoint(node.endpoint);
    if (endpoint === undefined) return [];
    const rows = relayRows(node, endpoint, groupSize);
    const shown = this.#shownOf(node.endpoint);
    for (const row of rows)
      if (row.kind === 'pair-row') shown.set(row.connection, { node: row, version: undefined });
    return rows;
  }

  #shownOf(endpoint: number): Map<number, ShownConnection> {
    const shown = this.#shown.get(endpoint) ?? new Map<number, ShownConnection>();
    this.#shown.set(endpoint, shown);
    return shown;
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
    const shown = this.#shownOf(endpoint);
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

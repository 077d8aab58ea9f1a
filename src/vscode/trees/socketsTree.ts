/** The Sockets view's rows: a root per endpoint and per startable, a child per connection, read on request. */
import * as vscode from 'vscode';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { countNumber } from '../../model/countText.ts';
import type { Startables } from '../../app/saved/startables.ts';
import { connectionTooltip, endpointTooltip, startableTooltip } from '../../app/sockets/endpointTooltip.ts';
import type { LiveRates } from '../../app/sockets/liveRates.ts';
import { endpointKey, nodeOfKey, startableKey } from '../../app/sockets/rootKeys.ts';
import type { RootOrder } from '../../app/sockets/rootOrder.ts';
import {
  ConnectionNode,
  MoreNode,
  type EndpointNode,
  type StartableNode,
  type TreeNode,
} from '../../app/sockets/socketNodes.ts';
import { TreeUpdates } from '../../app/sockets/treeUpdates.ts';
import { connectionItem, endpointItem, hasChildren, startableItem } from './treeItems.ts';

/** Connections shown before "and 950 more", and how many each such row expands to. */
const groupSize = 50;

export interface SocketsTreeParts {
  readonly ledger: Ledger;
  readonly startables: Startables;
  readonly rates: LiveRates;
  readonly order: RootOrder;
  /** Monotonic. */
  readonly nowMs: () => number;
}

export class SocketsTree implements vscode.TreeDataProvider<TreeNode> {
  readonly #parts: SocketsTreeParts;
  readonly #changes = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  /** The view identifies rows by object: one per root for its lifetime. */
  readonly #roots = new Map<string, EndpointNode | StartableNode>();
  readonly #news: TreeUpdates;

  constructor(parts: SocketsTreeParts) {
    this.#parts = parts;
    this.#news = new TreeUpdates(parts.ledger, parts.nowMs);
  }

  /**
   * Notifies the view about changed rows, if any. Returns true where it is too soon, so that it has to be refreshed
   * again.
   */
  refresh(): boolean {
    const { ledger, rates } = this.#parts;
    const roots = this.#arranged();
    const nodes = roots.map((key) => this.#root(key)).filter((node) => node.kind === 'endpoint-row');
    const fading = new Set(rates.flowing().map((id) => ledger.ownerOf(id) ?? id));
    const ids = nodes.map(({ endpoint }) => endpoint);
    const changed = this.#news.take(roots.join('\n'), ids, fading);
    if (changed === 'later') return true;
    if (changed === 'all') {
      this.#forgetOthers(roots);
      this.#changes.fire(undefined);
    } else if (changed.length > 0)
      this.#changes.fire(nodes.filter(({ endpoint }) => changed.includes(endpoint)));
    return false;
  }

  /** Redraws everything, after the settings or the order changed. */
  redraw(): void {
    this.#news.forget();
    this.refresh();
  }

  /** The endpoints in row order. */
  endpoints(): Endpoint[] {
    return this.#arranged()
      .map((key) => this.#root(key))
      .map((node) =>
        node.kind === 'endpoint-row' ? this.#parts.ledger.endpoint(node.endpoint, 0) : undefined,
      )
      .filter((endpoint) => endpoint !== undefined);
  }

  /** The node of an endpoint or connection; undefined where it is no longer known. */
  nodeOf(id: number): TreeNode | undefined {
    const { ledger } = this.#parts;
    if (ledger.endpoint(id, 0) !== undefined) return this.#root(endpointKey(id));
    const owner = ledger.ownerOf(id);
    return owner === undefined ? undefined : new ConnectionNode(owner, id);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return this.#arranged().map((key) => this.#root(key));
    if (node.kind === 'connection-row' || node.kind === 'startable-row') return [];
    this.#news.childrenRequested();
    const from = node.kind === 'more-row' ? node.from : 0;
    const endpoint = this.#parts.ledger.endpoint(node.endpoint, from + groupSize + 1);
    if (endpoint === undefined || !hasChildren(endpoint)) return [];
    const shown = endpoint.connections.slice(from, from + groupSize);
    const rows: TreeNode[] = shown.map(({ id }) => new ConnectionNode(endpoint.id, id));
    if (endpoint.connections.length > from + groupSize)
      rows.push(new MoreNode(endpoint.id, from + groupSize));
    return rows;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'endpoint-row' || node.kind === 'startable-row'
      ? undefined
      : this.#root(endpointKey(node.endpoint));
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { ledger, startables, rates } = this.#parts;
    if (node.kind === 'more-row') return this.#moreItem(node);
    if (node.kind === 'startable-row') {
      const startable = startables.get(node.startable);
      return startable === undefined ? new vscode.TreeItem('no longer offered') : startableItem(startable);
    }
    const endpoint = ledger.endpoint(node.endpoint, 1);
    if (endpoint === undefined) return new vscode.TreeItem('removed');
    if (node.kind === 'endpoint-row') return endpointItem(endpoint, rates.of(endpoint.id, endpoint));
    const connection = ledger.connection(node.connection);
    if (connection === undefined) return new vscode.TreeItem('forgotten');
    return connectionItem(connection, endpoint, rates.of(connection.id, connection));
  }

  /** Called when the pointer rests on a row. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const text = this.#tooltip(node);
    if (text !== undefined) {
      item.tooltip = new vscode.MarkdownString(text, true);
    }
    return item;
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #tooltip(node: TreeNode): string | undefined {
    const { ledger, startables } = this.#parts;
    if (node.kind === 'more-row') return undefined;
    if (node.kind === 'startable-row') {
      const startable = startables.get(node.startable);
      return startable === undefined ? undefined : startableTooltip(startable);
    }
    const endpoint = ledger.endpoint(node.endpoint, 1);
    if (endpoint === undefined) return undefined;
    if (node.kind === 'endpoint-row') return endpointTooltip(endpoint, ledger.calls(endpoint.id));
    const connection: Connection | undefined = ledger.connection(node.connection);
    if (connection === undefined) return undefined;
    return connectionTooltip(endpoint, connection, ledger.calls(connection.id));
  }

  #moreItem({ endpoint: id, from }: MoreNode): vscode.TreeItem {
    const rest = (this.#parts.ledger.endpoint(id)?.connections.length ?? from) - from;
    const item = new vscode.TreeItem(
      `and ${countNumber(rest)} more`,
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${id} from ${from}`;
    item.contextValue = 'more';
    return item;
  }

  #arranged(): readonly string[] {
    const { ledger, startables, order } = this.#parts;
    return order.arrange([
      ...ledger.endpoints(0).map(({ id }) => endpointKey(id)),
      ...startables.list().map(({ key }) => startableKey(key)),
    ]);
  }

  #root(key: string): EndpointNode | StartableNode {
    let node = this.#roots.get(key);
    if (node === undefined) {
      node = nodeOfKey(key);
      this.#roots.set(key, node);
    }
    return node;
  }

  #forgetOthers(roots: readonly string[]): void {
    const kept = new Set(roots);
    for (const key of this.#roots.keys()) {
      if (!kept.has(key)) this.#roots.delete(key);
    }
  }
}

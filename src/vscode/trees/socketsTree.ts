/** The Sockets view's rows: a root per endpoint and per startable, a child per connection, read on request. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { accepts } from '../../model/endpointKinds.ts';
import { isOpenPair, pairId } from '../../model/relayPairs.ts';
import type { ExperimentRun } from '../../app/experiments/openedByRuns.ts';
import { ChildRows } from '../../app/sockets/childRows.ts';
import { endpointKey, nodeOfKey, startableKey } from '../../app/sockets/rootKeys.ts';
import type { RootOrder } from '../../app/sockets/rootOrder.ts';
import {
  ClosedNode,
  ConnectionNode,
  isLeaf,
  PairNode,
  RunNode,
  type EndpointNode,
  type StartableNode,
  type TreeNode,
} from '../../app/sockets/socketNodes.ts';
import { TreeUpdates } from '../../app/sockets/treeUpdates.ts';
import { pairOf, rowItem, shownEndpoint, type RelayNode, type RowParts } from './rowItem.ts';
import { endpointItem, hasChildren } from './treeItems.ts';

export interface SocketsTreeParts extends RowParts {
  readonly order: RootOrder;
  /** Monotonic. */
  readonly nowMs: () => number;
  /** Called when a row is about to be drawn that has to be unfolded: a listener's that has got its first connection. */
  readonly unfold: (node: EndpointNode) => void;
}

export class SocketsTree implements vscode.TreeDataProvider<TreeNode> {
  readonly #parts: SocketsTreeParts;
  readonly #changes = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  /** The view identifies rows by object: one per root for its lifetime. */
  readonly #roots = new Map<string, EndpointNode | StartableNode>();
  readonly #news: TreeUpdates;
  readonly #below: ChildRows;
  /** Endpoints whose rows are folded, and what the view shows of the others. */
  readonly #folded = new Set<number>();
  readonly #drawn = new Map<number, string>();
  /** Endpoints drawn without anything below them. */
  readonly #leaves = new Set<number>();

  constructor(parts: SocketsTreeParts) {
    this.#parts = parts;
    this.#news = new TreeUpdates(parts.ledger, parts.nowMs);
    this.#below = new ChildRows(parts.ledger);
  }

  /**
   * Notifies the view about changed rows, if any. Returns true where it is too soon, so that it has to be refreshed
   * again.
   */
  refresh(): boolean {
    const { ledger, rates } = this.#parts;
    const keys = this.#arranged();
    const nodes = this.#endpointNodes();
    const flowing = rates.flowing();
    const fading = new Set(flowing.map((id) => ledger.ownerOf(id) ?? id));
    const ids = nodes.map(({ endpoint }) => endpoint);
    const changed = this.#news.take(
      [...keys, JSON.stringify(this.#parts.runs.list())].join('\n'),
      ids,
      fading,
    );
    if (changed === 'later') return true;
    if (changed === 'all') {
      this.#forgetOthers(ids);
      this.#news.awaitChildren();
      this.#changes.fire(undefined);
    } else {
      const rows = nodes
        .filter(({ endpoint }) => changed.includes(endpoint))
        .flatMap((node) => this.#changedRows(node, new Set(flowing)));
      if (rows.length > 0) this.#changes.fire(rows);
    }
    return false;
  }

  /** To be called when the user folds or unfolds a row: a folded one shows the counters of what is below it. */
  fold(node: TreeNode, isFolded: boolean): void {
    if (node.kind !== 'endpoint-row') return;
    if (isFolded) {
      this.#folded.add(node.endpoint);
      this.#changes.fire([node]);
    } else {
      // Its counters are right until something changes. A row that is refreshed while it unfolds may fold again.
      this.#folded.delete(node.endpoint);
    }
  }

  /** Redraws everything, after the settings or the order changed. */
  redraw(): void {
    this.#news.forget();
    this.refresh();
  }

  /** The endpoints in row order. */
  endpoints(): Endpoint[] {
    return this.#endpointNodes()
      .map(({ endpoint }) => this.#parts.ledger.endpoint(endpoint, 0))
      .filter((endpoint) => endpoint !== undefined);
  }

  /** The node of an endpoint or connection; undefined where it is no longer known. */
  nodeOf(id: number): TreeNode | undefined {
    const { ledger } = this.#parts;
    if (ledger.endpoint(id, 0) !== undefined) return this.#root(endpointKey(id));
    const owner = ledger.ownerOf(id);
    const connection = ledger.connection(id);
    if (owner === undefined || connection === undefined) return undefined;
    return connection.side === undefined
      ? new ConnectionNode(owner, id)
      : new PairNode(owner, pairId(connection));
  }

  getChildren(node?: TreeNode): TreeNode[] {
    const { runs } = this.#parts;
    if (node === undefined)
      return [
        ...this.#arranged().map((key) => this.#root(key)),
        ...runs.list().map(({ id }) => new RunNode(id)),
      ];
    if (node.kind === 'run-row')
      return this.#run(node)?.endpoints.map((id) => this.#root(endpointKey(id))) ?? [];
    if (isLeaf(node)) return [];
    this.#news.childrenRequested();
    const endpoint = this.#parts.ledger.endpoint(node.endpoint, 1);
    return endpoint === undefined || !hasChildren(endpoint) ? [] : this.#below.below(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.kind === 'run-row' || node.kind === 'startable-row') return undefined;
    if (node.kind === 'endpoint-row') {
      const run = this.#parts.runs.list().find(({ endpoints }) => endpoints.includes(node.endpoint));
      return run === undefined ? undefined : new RunNode(run.id);
    }
    return this.#isClosed(node) ? new ClosedNode(node.endpoint) : this.#root(endpointKey(node.endpoint));
  }

  getTreeItem(node: TreeNode): vscode.TreeItem | Promise<vscode.TreeItem> {
    if (node.kind === 'connection-row' || node.kind === 'pair-row') this.#below.drawn(node);
    if (node.kind === 'fault-row' || node.kind === 'pair-row') return this.#relayItem(node);
    const endpoint = node.kind === 'endpoint-row' ? shownEndpoint(this.#parts.ledger, node) : undefined;
    if (node.kind !== 'endpoint-row' || endpoint === undefined) return rowItem(node, this.#parts);
    this.#drawsParent(node, endpoint);
    const item = this.#endpointItem(endpoint);
    this.#drawn.set(endpoint.id, lookOf(item, endpoint));
    return item;
  }

  async #relayItem(node: RelayNode): Promise<vscode.TreeItem> {
    const { relayRowItem } = await import('./relayItems.ts');
    return relayRowItem(node, this.#parts);
  }

  /** Called when the pointer rests on a row. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const { rowTooltip } = await import('./rowTooltip.ts');
    const text = rowTooltip(node, this.#parts);
    if (text !== undefined) {
      item.tooltip = new vscode.MarkdownString(text, true);
    }
    return item;
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /**
   * An endpoint's row, or only those of its connections if nothing else of what the view shows has changed: VS Code drops
   * the children of a refreshed row until it has them anew, and a menu that is open on one of them would lose it.
   */
  #changedRows(node: EndpointNode, flowing: ReadonlySet<number>): TreeNode[] {
    const endpoint = shownEndpoint(this.#parts.ledger, node);
    if (endpoint === undefined) return [node];
    const isUnfolded = this.#isUnfolded(endpoint);
    if (isUnfolded && this.#drawn.get(endpoint.id) === lookOf(this.#endpointItem(endpoint), endpoint))
      return this.#below.changed(endpoint.id, flowing);
    if (isUnfolded) this.#news.awaitChildren();
    return [node];
  }

  /** VS Code keeps a row folded that had nothing below it when it was first drawn, whatever its state says later. */
  #drawsParent(node: EndpointNode, endpoint: Endpoint): void {
    if (!hasChildren(endpoint)) this.#leaves.add(endpoint.id);
    else if (this.#leaves.delete(endpoint.id)) {
      // Those below a run would unfold that as well.
      if (accepts(endpoint.kind) && this.getParent(node) === undefined) this.#parts.unfold(node);
      else this.#folded.add(endpoint.id);
    }
  }

  #endpointItem(endpoint: Endpoint): vscode.TreeItem {
    const { rates, held } = this.#parts;
    return this.#isUnfolded(endpoint)
      ? endpointItem(endpoint, undefined, 0)
      : endpointItem(endpoint, rates.of(endpoint.id, endpoint), held.sum(endpoint.id).count);
  }

  #isUnfolded(endpoint: Endpoint): boolean {
    return hasChildren(endpoint) && !this.#folded.has(endpoint.id);
  }

  /** In row order: also those below runs. */
  #endpointNodes(): EndpointNode[] {
    const ofRuns = this.#parts.runs.list().flatMap(({ endpoints }) => endpoints);
    return [...this.#arranged(), ...ofRuns.map(endpointKey)]
      .map((key) => this.#root(key))
      .filter((node) => node.kind === 'endpoint-row');
  }

  /** Whether it is below the row that the closed connections are folded into. */
  #isClosed(node: TreeNode): boolean {
    const { ledger } = this.#parts;
    if (node.kind === 'more-row') return node.part === 'closed';
    if (node.kind === 'pair-row') return !isOpenPair(pairOf(ledger, node));
    return node.kind === 'connection-row' && ledger.connection(node.connection)?.closedAt !== undefined;
  }

  #run({ run }: RunNode): ExperimentRun | undefined {
    return this.#parts.runs.list().find(({ id }) => id === run);
  }

  /** The keys of the roots that the user can order: all but runs, which are below them. */
  #arranged(): readonly string[] {
    const { ledger, startables, order } = this.#parts;
    const ofRuns = new Set(this.#parts.runs.list().flatMap(({ endpoints }) => endpoints));
    const others = ledger.endpoints(0).filter(({ id }) => !ofRuns.has(id));
    return order.arrange([
      ...others.map(({ id }) => endpointKey(id)),
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

  #forgetOthers(endpoints: readonly number[]): void {
    this.#below.keepOnly(endpoints);
    for (const id of this.#drawn.keys()) if (!endpoints.includes(id)) this.#drawn.delete(id);
    for (const ids of [this.#folded, this.#leaves])
      for (const id of ids) if (!endpoints.includes(id)) ids.delete(id);
    const kept = new Set([...this.#arranged(), ...endpoints.map(endpointKey)]);
    for (const key of this.#roots.keys()) {
      if (!kept.has(key)) this.#roots.delete(key);
    }
  }
}

/** What the view shows of an endpoint's row, and of the list of its connections. */
function lookOf(item: vscode.TreeItem, endpoint: Endpoint): string {
  const { label, description, contextValue } = item;
  const { openConnections, totalConnections, state, faults } = endpoint;
  return JSON.stringify([label, description, contextValue, state, openConnections, totalConnections, faults]);
}

/** The Sockets view's rows: a root per endpoint, a child per connection, read from the ledger when asked. */
import * as vscode from 'vscode';
import type { Ledger } from '../../capture/ledger.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { socketUri } from './dimmedSockets.ts';
import {
  connectionDescription,
  connectionLabel,
  countNumber,
  endpointDescription,
  isOpen,
  spokenDescription,
  endpointLabel,
} from '../../model/endpointText.ts';
import { connectionTooltip, endpointTooltip } from './endpointTooltip.ts';
import { connectionContext, connectionIcon, endpointContext, endpointIcon } from './nodeLook.ts';
import { ConnectionNode, EndpointNode, MoreNode, type SocketNode } from './socketNodes.ts';

/** Connections shown before "and 950 more", and how many each such row opens to. */
const groupSize = 50;

export class SocketsTree implements vscode.TreeDataProvider<SocketNode> {
  readonly #ledger: Ledger;
  readonly #changes = new vscode.EventEmitter<SocketNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #roots = new Map<number, EndpointNode>();
  readonly #shown = new Map<number, number | undefined>();
  #version = -1;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Tells the view which rows are other than before; nothing when none is. */
  refresh(): void {
    if (this.#ledger.version === this.#version) return;
    this.#version = this.#ledger.version;
    const ids = this.#ledger.endpoints(0).map(({ id }) => id);
    const sameRoots = ids.length === this.#roots.size && ids.every((id) => this.#roots.has(id));
    const changed = ids.filter((id) => this.#shown.get(id) !== this.#ledger.versionOf(id));
    this.#shown.clear();
    for (const id of ids) this.#shown.set(id, this.#ledger.versionOf(id));
    for (const id of this.#roots.keys()) if (!this.#shown.has(id)) this.#roots.delete(id);
    if (!sameRoots) this.#changes.fire(undefined);
    else if (changed.length > 0) this.#changes.fire(changed.map((id) => this.root(id)));
  }

  /** The one node of an endpoint: the view knows rows by their objects. */
  root(endpoint: number): EndpointNode {
    const known = this.#roots.get(endpoint);
    if (known !== undefined) return known;
    const node = new EndpointNode(endpoint);
    this.#roots.set(endpoint, node);
    return node;
  }

  /** The node of an endpoint or connection; undefined: not known any more. */
  nodeOf(id: number): SocketNode | undefined {
    if (this.#ledger.endpoint(id, 0) !== undefined) return this.root(id);
    const owner = this.#ledger.ownerOf(id);
    return owner === undefined ? undefined : new ConnectionNode(owner, id);
  }

  getChildren(node?: SocketNode): SocketNode[] {
    if (node === undefined) return this.#ledger.endpoints(0).map(({ id }) => this.root(id));
    if (node instanceof ConnectionNode) return [];
    const from = node instanceof MoreNode ? node.from : 0;
    const endpoint = this.#ledger.endpoint(node.endpoint, from + groupSize + 1);
    if (endpoint === undefined || !hasChildren(endpoint)) return [];
    const shown = endpoint.connections.slice(from, from + groupSize);
    const rows: SocketNode[] = shown.map(({ id }) => new ConnectionNode(endpoint.id, id));
    if (endpoint.connections.length > from + groupSize)
      rows.push(new MoreNode(endpoint.id, from + groupSize));
    return rows;
  }

  getParent(node: SocketNode): SocketNode | undefined {
    return node instanceof EndpointNode ? undefined : this.root(node.endpoint);
  }

  getTreeItem(node: SocketNode): vscode.TreeItem {
    if (node instanceof MoreNode) return this.#moreItem(node);
    const endpoint = this.#ledger.endpoint(node.endpoint, 1);
    if (endpoint === undefined) return new vscode.TreeItem('removed');
    if (node instanceof EndpointNode) return endpointItem(endpoint);
    const connection = this.#ledger.connection(node.connection);
    return connection === undefined ? new vscode.TreeItem('forgotten') : connectionItem(connection, endpoint);
  }

  /** Only when the pointer rests on a row. */
  resolveTreeItem(item: vscode.TreeItem, node: SocketNode): vscode.TreeItem {
    const text = this.#tooltip(node);
    if (text !== undefined) {
      item.tooltip = new vscode.MarkdownString(text, true);
    }
    return item;
  }

  #tooltip(node: SocketNode): string | undefined {
    const endpoint = this.#ledger.endpoint(node.endpoint, 1);
    if (endpoint === undefined || node instanceof MoreNode) return undefined;
    if (node instanceof EndpointNode) return endpointTooltip(endpoint, this.#ledger.calls(endpoint.id));
    const connection = this.#ledger.connection(node.connection);
    if (connection === undefined) return undefined;
    return connectionTooltip(endpoint, connection, this.#ledger.calls(connection.id));
  }

  #moreItem({ endpoint: id, from }: MoreNode): vscode.TreeItem {
    const rest = (this.#ledger.endpoint(id)?.connections.length ?? from) - from;
    const item = new vscode.TreeItem(
      `and ${countNumber(rest)} more`,
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${id} from ${from}`;
    item.contextValue = 'more';
    return item;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

/** A client over a stream is one connection: a child would say everything twice. */
function hasChildren({ kind, transport, totalConnections, connections }: Endpoint): boolean {
  if (connections.length === 0 && totalConnections === 0) return false;
  return kind === 'listener' || transport === 'udp' || totalConnections > 1;
}

function endpointItem(endpoint: Endpoint): vscode.TreeItem {
  // A row keeps its first state, so that of a listener must be open before its first connection.
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const state = hasChildren(endpoint) || (endpoint.kind === 'listener' && isOpen(endpoint)) ? Expanded : None;
  const label = endpointLabel(endpoint);
  const item = new vscode.TreeItem(label, state);
  item.id = `${endpoint.id}`;
  item.description = endpointDescription(endpoint);
  item.iconPath = endpointIcon(endpoint);
  item.contextValue = endpointContext(endpoint);
  item.resourceUri = socketUri(endpoint.id, endpoint.state !== 'closed');
  const speech = `${endpoint.transport} ${endpoint.kind} ${label}`;
  item.accessibilityInformation = { label: spokenDescription(speech, item.description) };
  return item;
}

function connectionItem(connection: Connection, endpoint: Endpoint): vscode.TreeItem {
  const label = connectionLabel(connection, endpoint.transport);
  const item = new vscode.TreeItem(label);
  item.id = `${endpoint.id}/${connection.id}`;
  item.description = connectionDescription(connection, endpoint.transport);
  item.iconPath = connectionIcon(connection);
  item.contextValue = connectionContext(connection, endpoint);
  item.resourceUri = socketUri(connection.id, connection.state !== 'closed');
  const speech = `${endpoint.transport === 'udp' ? 'peer' : 'connection'} ${label}`;
  item.accessibilityInformation = { label: spokenDescription(speech, item.description) };
  return item;
}

/** The Sockets view around its tree: selection, badge, the machine's name, and what the menus may offer. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Ledger } from '../../capture/ledger.ts';
import { isOpen } from '../../model/endpointText.ts';
import { registerDimming } from './dimmedSockets.ts';
import { nodeId, type SocketNode } from './socketNodes.ts';
import { SocketsTree } from './socketsTree.ts';

export const socketsViewId = 'socketLab.sockets';

export class SocketsView {
  readonly #ledger: Ledger;
  readonly #tree: SocketsTree;
  readonly #view: vscode.TreeView<SocketNode>;
  readonly #parts: vscode.Disposable;
  readonly #contexts = new Map<string, boolean>();

  constructor(ledger: Ledger, onSelect: (id: number) => void) {
    this.#ledger = ledger;
    this.#tree = new SocketsTree(ledger);
    this.#view = vscode.window.createTreeView(socketsViewId, {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    // In a remote window the sockets live over there, and the view says where.
    if (vscode.env.remoteName !== undefined) this.#view.description = `on ${hostname()}`;
    this.#parts = vscode.Disposable.from(
      this.#view,
      this.#tree,
      registerDimming(),
      this.#view.onDidChangeSelection(({ selection: [node] }) => {
        if (node !== undefined) onSelect(nodeId(node));
      }),
    );
  }

  refresh(): void {
    this.#tree.refresh();
    const endpoints = this.#ledger.endpoints(0);
    const open = endpoints.filter(isOpen).length;
    const badge = open === 0 ? undefined : { value: open, tooltip: `${open} open` };
    if (this.#view.badge?.value !== badge?.value) this.#view.badge = badge;
    this.#setContext('socketLab.hasEndpoints', endpoints.length > 0);
    this.#setContext('socketLab.hasOpen', open > 0);
    this.#setContext('socketLab.hasClosed', open < endpoints.length);
    this.#setContext(
      'socketLab.hasConnections',
      endpoints.some(({ openConnections }) => openConnections > 0),
    );
  }

  /** Shows the view with this endpoint or connection selected, the keyboard where it was. */
  reveal(id: number): void {
    this.#tree.refresh();
    const node = this.#tree.nodeOf(id);
    if (node === undefined) return;
    // Fails when the row is gone again by then, which is no news to anybody.
    this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  /** For the when-clauses of the manifest. */
  #setContext(key: string, value: boolean): void {
    if (this.#contexts.get(key) === value) return;
    this.#contexts.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}

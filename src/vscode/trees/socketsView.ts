/** The Sockets view around its tree: selection, order, badge, the machine's name, and what the menus may offer. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import { isOpen } from '../../model/endpointText.ts';
import { contexts } from './contexts.ts';
import { registerDimming } from './dimmedSockets.ts';
import { rootKey } from './rootKeys.ts';
import { rowDragging } from './rowDragging.ts';
import { isSocketNode, nodeId, type TreeNode } from './socketNodes.ts';
import { SocketsTree, type SocketsTreeParts } from './socketsTree.ts';

export const socketsViewId = 'socketLab.sockets';

export class SocketsView {
  readonly #parts: SocketsTreeParts;
  readonly #tree: SocketsTree;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #owned: vscode.Disposable;
  readonly #contexts = new Map<string, boolean>();

  constructor(parts: SocketsTreeParts, onSelect: (id: number) => void) {
    this.#parts = parts;
    this.#tree = new SocketsTree(parts);
    this.#view = vscode.window.createTreeView(socketsViewId, {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: rowDragging((keys, target) => {
        parts.order.move(keys, target);
        this.#tree.redraw();
      }),
    });
    // In a remote window the sockets live over there, and the view says where.
    if (vscode.env.remoteName !== undefined) this.#view.description = `on ${hostname()}`;
    this.#owned = vscode.Disposable.from(
      this.#view,
      this.#tree,
      registerDimming(),
      this.#view.onDidChangeSelection(({ selection: [node] }) => {
        if (node !== undefined && isSocketNode(node)) onSelect(nodeId(node));
      }),
    );
  }

  /** The rows that are selected. */
  get selection(): readonly TreeNode[] {
    return this.#view.selection;
  }

  /** Answers whether rates fade, so that another look is due although nothing changes. */
  refresh(): boolean {
    const { ledger, offers, rates } = this.#parts;
    this.#tree.refresh();
    const open = ledger.endpoints(0).filter(isOpen).length;
    const badge = open === 0 ? undefined : { value: open, tooltip: `${open} open` };
    if (this.#view.badge?.value !== badge?.value) this.#view.badge = badge;
    const gone = offers.gone().length;
    const message = gone === 0 ? '' : goneText(gone);
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    for (const [name, value] of Object.entries(contexts(ledger, offers))) this.#setContext(name, value);
    offers.remember(this.#tree.endpoints());
    return rates.flowing().length > 0;
  }

  /** The settings say something else, or an offer came or went. */
  redraw(): void {
    this.#tree.redraw();
    this.refresh();
  }

  /** Moves the selected roots one place up or down. */
  shift(by: -1 | 1): void {
    this.#parts.order.shift(this.#view.selection.map(rootKey), by);
    this.#tree.redraw();
  }

  /** Shows the view with this endpoint or connection selected; the keyboard stays where it was unless told. */
  reveal(id: number, focus: boolean): void {
    this.#tree.refresh();
    const node = this.#tree.nodeOf(id);
    if (node === undefined) return;
    // Fails when the row is gone again by then, which is no news to anybody.
    this.#view.reveal(node, { select: true, focus }).then(undefined, () => undefined);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** For the when-clauses of the manifest. */
  #setContext(name: string, value: boolean): void {
    if (this.#contexts.get(name) === value) return;
    this.#contexts.set(name, value);
    void vscode.commands.executeCommand('setContext', `socketLab.${name}`, value);
  }
}

function goneText(count: number): string {
  return count === 1
    ? 'A socket of the last window is gone. It can be started again.'
    : `${count} sockets of the last window are gone. They can be started again.`;
}

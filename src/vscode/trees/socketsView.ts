/** The Sockets view around its tree: selection, order, badge, the machine's name, and a word about what is gone. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Clock } from '../../node/clock.ts';
import { isOpen } from '../../model/endpointText.ts';
import { registerDimming } from './dimmedSockets.ts';
import { LiveRates } from '../../app/sockets/liveRates.ts';
import { endpointKey, startableKey, rootKey } from '../../app/sockets/rootKeys.ts';
import { RootOrder } from '../../app/sockets/rootOrder.ts';
import { rowDragging } from './rowDragging.ts';
import { isSocketNode, nodeId, type TreeNode } from '../../app/sockets/socketNodes.ts';
import { SocketsTree, type SocketsTreeParts } from './socketsTree.ts';

export const socketsViewId = 'socketLab.sockets';

export class SocketsView {
  readonly #parts: SocketsTreeParts;
  readonly #tree: SocketsTree;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #owned: vscode.Disposable;

  constructor(
    {
      ledger,
      startables,
      clock,
    }: Pick<SocketsTreeParts, 'ledger' | 'startables'> & { readonly clock: Clock },
    onSelect: (id: number) => void,
  ) {
    const nowMs = (): number => clock.nowUs() / 1000;
    this.#parts = { ledger, startables, rates: new LiveRates(nowMs), order: new RootOrder(), nowMs };
    this.#tree = new SocketsTree(this.#parts);
    this.#view = vscode.window.createTreeView(socketsViewId, {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: rowDragging((keys, target) => {
        this.#parts.order.move(keys, target);
        this.#tree.redraw();
      }),
    });
    // The window may still show what an extension host said that was killed; unset is what we are, so set it first.
    this.#view.badge = { value: 0, tooltip: '' };
    this.#view.badge = undefined;
    this.#view.message = '';
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

  /** Answers whether another look is due although nothing changes: rates fade, or counts wait to be drawn. */
  refresh(): boolean {
    const { ledger, startables, rates } = this.#parts;
    const isLater = this.#tree.refresh();
    const open = ledger.endpoints(0).filter(isOpen).length;
    const badge = open === 0 ? undefined : { value: open, tooltip: `${open} open` };
    if (this.#view.badge?.value !== badge?.value) this.#view.badge = badge;
    const gone = startables.previous().length;
    const message = gone === 0 ? '' : goneText(gone);
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    startables.remember(this.#tree.endpoints());
    return isLater || rates.flowing().length > 0;
  }

  /** The settings say something else, or a startable came or went. */
  redraw(): void {
    this.#tree.redraw();
    this.refresh();
  }

  /** The row of a startable becomes that of the endpoint it was started as. */
  replaceStartable(startable: string, endpoint: number): void {
    this.#parts.order.replace(startableKey(startable), endpointKey(endpoint));
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
}

function goneText(count: number): string {
  return count === 1
    ? 'A socket of the last window is gone. It can be started again.'
    : `${count} sockets of the last window are gone. They can be started again.`;
}

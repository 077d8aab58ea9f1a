/** The Sockets view around its tree: selection, order, badge, the machine's name, and a message about lost sockets. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Clock } from '../../node/clock.ts';
import { isOpen } from '../../model/endpointText.ts';
import { registerDimming } from './dimmedSockets.ts';
import { LiveRates } from '../../app/sockets/liveRates.ts';
import { endpointKey, startableKey } from '../../app/sockets/rootKeys.ts';
import { RootOrder } from '../../app/sockets/rootOrder.ts';
import { rowDragging } from './rowDragging.ts';
import {
  isSocketNode,
  nodeId,
  type EndpointNode,
  type FaultNode,
  type TreeNode,
} from '../../app/sockets/socketNodes.ts';
import { SocketsTree, type SocketsTreeParts } from './socketsTree.ts';

export const socketsViewId = 'socketLab.sockets';

export interface SocketsViewEvents {
  readonly onSelect: (id: number) => void;
  /** The user has switched a fault of a relay on or off. */
  readonly onFaultChecked: (fault: FaultNode, isOn: boolean) => void;
}

export class SocketsView {
  readonly #parts: SocketsTreeParts;
  readonly #tree: SocketsTree;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #onSelect: (id: number) => void;
  readonly #owned: vscode.Disposable;
  readonly #toUnfold = new Set<EndpointNode>();

  constructor(
    {
      ledger,
      startables,
      runs,
      held,
      clock,
    }: Pick<SocketsTreeParts, 'ledger' | 'startables' | 'runs' | 'held'> & { readonly clock: Clock },
    { onSelect, onFaultChecked }: SocketsViewEvents,
  ) {
    const nowMs = (): number => clock.nowUs() / 1000;
    const unfold = (node: EndpointNode): void => {
      this.#toUnfold.add(node);
      this.#unfold();
    };
    this.#parts = {
      ledger,
      startables,
      runs,
      held,
      nowMs,
      unfold,
      rates: new LiveRates(nowMs),
      order: new RootOrder(),
    };
    this.#onSelect = onSelect;
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
    // The window may still show the badge of a killed extension host; ours is unset, so set it first.
    this.#view.badge = { value: 0, tooltip: '' };
    this.#view.badge = undefined;
    this.#view.message = '';
    // In a remote window, the sockets are on the remote machine, which the view names.
    if (vscode.env.remoteName !== undefined) this.#view.description = `on ${hostname()}`;
    this.#owned = vscode.Disposable.from(
      this.#view,
      this.#tree,
      registerDimming(),
      this.#view.onDidCollapseElement(({ element }) => this.#tree.fold(element, true)),
      this.#view.onDidExpandElement(({ element }) => this.#tree.fold(element, false)),
      this.#view.onDidChangeSelection(() => this.showSelection()),
      this.#view.onDidChangeVisibility(() => this.#unfold()),
      this.#view.onDidChangeCheckboxState(({ items }) => {
        for (const [node, state] of items)
          if (node.kind === 'fault-row') onFaultChecked(node, state === vscode.TreeItemCheckboxState.Checked);
      }),
    );
  }

  /** Revealing a row would open a hidden view. */
  #unfold(): void {
    if (!this.#view.visible) return;
    for (const node of this.#toUnfold) this.#reveal(node, { select: false, focus: false, expand: true });
    this.#toUnfold.clear();
  }

  /** Shows the traffic of the selected row, also of one that was selected before. */
  showSelection(): void {
    const [node] = this.#view.selection;
    if (node !== undefined && isSocketNode(node)) this.#onSelect(nodeId(node));
  }

  get selection(): readonly TreeNode[] {
    return this.#view.selection;
  }

  /**
   * Returns whether it has to be refreshed again although nothing changes: rates fade, or counts are yet to be drawn.
   */
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

  /** Redraws after the settings or the startables changed. */
  redraw(): void {
    this.#tree.redraw();
    this.refresh();
  }

  /** Replaces the row of a startable with that of the endpoint it was started as. */
  replaceStartable(startable: string, endpoint: number): void {
    this.#parts.order.replace(startableKey(startable), endpointKey(endpoint));
  }

  /** Moves roots, given by their keys, one row up or down. */
  shift(keys: readonly string[], by: -1 | 1): void {
    this.#parts.order.shift(keys, by);
    this.#tree.redraw();
  }

  /** Selects an endpoint or connection in the view; the focus only moves with `focus`. */
  reveal(id: number, focus: boolean): void {
    this.#tree.refresh();
    const node = this.#tree.nodeOf(id);
    if (node !== undefined) this.#reveal(node, { select: true, focus });
  }

  #reveal(node: TreeNode, options: Parameters<vscode.TreeView<TreeNode>['reveal']>[1]): void {
    // Fails when the row has gone meanwhile, which does not matter.
    this.#view.reveal(node, options).then(undefined, () => undefined);
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

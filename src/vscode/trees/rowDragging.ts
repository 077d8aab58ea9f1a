/** Rows of the Sockets view can be dragged into another order. */
import * as vscode from 'vscode';
import { isTreeNode, type TreeNode } from '../../app/sockets/socketNodes.ts';
import { rootKey } from '../../app/sockets/rootKeys.ts';

/** VS Code asks for this name: the view's id in lower case. */
const mimeType = 'application/vnd.code.tree.socketlab.sockets';

/** `move` gets the keys of the roots that were dragged, and of the one they were dropped on (none: below all). */
export function rowDragging(
  move: (keys: readonly string[], target: string | undefined) => void,
): vscode.TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: [mimeType],
    dropMimeTypes: [mimeType],
    handleDrag: (nodes, data) => {
      data.set(mimeType, new vscode.DataTransferItem(nodes));
    },
    handleDrop: (target, data) => {
      const dragged: unknown = data.get(mimeType)?.value;
      const nodes = Array.isArray(dragged) ? dragged.filter(isTreeNode) : [];
      if (nodes.length > 0) move(nodes.map(rootKey), target === undefined ? undefined : rootKey(target));
    },
  };
}

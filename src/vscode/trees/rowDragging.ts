/** Reorders rows of the Sockets view by drag and drop. */
import * as vscode from 'vscode';
import { isTreeNode, type TreeNode } from '../../app/sockets/socketNodes.ts';
import { rootKey } from '../../app/sockets/rootKeys.ts';

/** VS Code requires this name: the view's id in lower case. */
const mimeType = 'application/vnd.code.tree.socketlab.sockets';

/** `move` gets the keys of the dragged roots, and that of the drop target (none: below all). */
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
